package io.orcha.model.offline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds about the user after statements in the order in which they were made. */
final class Profile {

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    static Profile of(Iterable<Statement> statements) {
        var profile = new Profile();
        statements.forEach(profile::add);
        return profile;
    }

    void add(Statement statement) {
        statement.facts().forEach(this::add);
    }

    private void add(Fact fact) {
        if (fact instanceof Fact.Ended ended) {
            if (holds(ended.fact())) {
                facts.remove(ended.key());
            }
            return;
        }
        boolean guess = fact instanceof Fact.Name name && !name.certain();
        if (guess && facts.get(fact.key()) instanceof Fact.Name known && known.certain()) {
            return;
        }
        var excluded = fact.excludes();
        if (excluded != null) {
            facts.remove(excluded);
        }
        facts.remove(fact.key());
        facts.put(fact.key(), fact);
    }

    /** Whether this very value holds now; for a fact that ended, whether it no longer does. */
    boolean holds(Fact fact) {
        if (fact instanceof Fact.Ended ended) {
            return !holds(ended.fact());
        }
        var known = facts.get(fact.key());
        return known != null && Canonical.of(known.value()).equals(Canonical.of(fact.value()));
    }

    boolean agreesWith(Profile other) {
        return facts.equals(other.facts);
    }

    <F extends Fact> List<F> all(Class<F> kind) {
        return facts.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <F extends Fact> Optional<F> one(Class<F> kind) {
        return facts.values().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
