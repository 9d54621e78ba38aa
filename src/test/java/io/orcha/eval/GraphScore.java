package io.orcha.eval;

import io.orcha.eval.GraphTable.Statement;
import io.orcha.model.offline.facts.FactExtractor;
import io.orcha.model.offline.facts.StatedTriple;
import io.orcha.model.offline.facts.Term;
import io.orcha.recall.memory.FactTimes;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an extractor does on a {@link GraphTable}. Names are compared without case and leading articles; an entity is its name and its
 * kind, a relation its subject, predicate, object or value, and whether it holds.
 *
 * @param errors what is wrong in the open half; never anything of the half that is kept aside
 */
record GraphScore(Count entities, Count relations, int dated, int rightlyDated, List<String> errors) {

    /** How many were expected, how many found, and how many of these are right. */
    record Count(int expected, int found, int right) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(expected + other.expected, found + other.found, right + other.right);
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /** Those for the half that is kept aside. */
    boolean reachesAims() {
        return all().precision() >= 0.85 && all().recall() >= 0.6;
    }

    Count all() {
        return entities.plus(relations);
    }

    /** The score of a table. */
    static GraphScore of(FactExtractor extractor, GraphTable table) {
        var entities = Count.NONE;
        var relations = Count.NONE;
        int dated = 0;
        int rightlyDated = 0;
        var errors = new ArrayList<String>();
        for (var statement : table.read()) {
            var triples = extractor.extract(statement.said());
            var wanted = wanted(statement);
            var got = got(triples, statement);
            var named = new HashSet<String>();
            statement.entities().forEach(entity -> named.add(plain(entity.name()) + " (" + entity.kind() + ")"));
            var found = entities(triples);
            entities = entities.plus(count(named, found));
            relations = relations.plus(count(wanted.keySet(), got.keySet()));
            for (var relation : wanted.keySet()) {
                if (got.containsKey(relation)) {
                    dated++;
                    rightlyDated += Objects.equals(wanted.get(relation), got.get(relation)) ? 1 : 0;
                }
            }
            if (table == GraphTable.OPEN) {
                errors(statement, wanted, got, named, found, errors);
            }
        }
        return new GraphScore(entities, relations, dated, rightlyDated, List.copyOf(errors));
    }

    private static Count count(Set<String> wanted, Set<String> got) {
        return new Count(wanted.size(), got.size(), (int)
                got.stream().filter(wanted::contains).count());
    }

    private static Map<String, String> wanted(Statement statement) {
        var wanted = new HashMap<String, String>();
        for (var relation : statement.relations()) {
            wanted.put(
                    key(relation.subject(), relation.name(), relation.what(), relation.isTrue()),
                    dates(relation.since(), relation.until()));
        }
        return wanted;
    }

    private static Map<String, String> got(List<StatedTriple> triples, Statement statement) {
        var got = new HashMap<String, String>();
        for (var triple : triples) {
            got.put(
                    key(
                            triple.subject().text(),
                            triple.predicate(),
                            triple.object().text(),
                            triple.holds()),
                    dates(date(triple.since(), triple, statement), date(triple.until(), triple, statement)));
        }
        return got;
    }

    private static @Nullable String date(@Nullable String phrase, StatedTriple triple, Statement statement) {
        if (phrase == null) {
            return null;
        }
        var noon = statement.day().atTime(12, 0).toInstant(ZoneOffset.UTC);
        return FactTimes.of(phrase, noon, ZoneOffset.UTC, triple.ahead())
                .map(FactTimes.Span::date)
                .orElse(null);
    }

    private static Set<String> entities(List<StatedTriple> triples) {
        var entities = new HashSet<String>();
        for (var triple : triples) {
            for (var term : List.of(triple.subject(), triple.object())) {
                if (term.type() == Term.Type.ENTITY) {
                    entities.add(plain(term.text()) + " (" + term.kind() + ")");
                }
            }
        }
        return entities;
    }

    private static void errors(
            Statement statement,
            Map<String, String> wanted,
            Map<String, String> got,
            Set<String> named,
            Set<String> found,
            List<String> errors) {
        var lines = new ArrayList<String>();
        named.stream().filter(entity -> !found.contains(entity)).forEach(entity -> lines.add("  missing " + entity));
        found.stream().filter(entity -> !named.contains(entity)).forEach(entity -> lines.add("  wrong   " + entity));
        wanted.forEach((relation, dates) -> {
            if (!got.containsKey(relation)) {
                lines.add("  missing " + relation);
            } else if (!dates.equals(got.get(relation))) {
                lines.add("  dated   " + relation + ": " + got.get(relation) + ", not " + dates);
            }
        });
        got.keySet().stream()
                .filter(relation -> !wanted.containsKey(relation))
                .forEach(relation -> lines.add("  wrong   " + relation));
        if (!lines.isEmpty()) {
            errors.add(statement.id() + " " + String.join(" / ", statement.said()));
            errors.addAll(lines);
        }
    }

    private static String key(String subject, String predicate, String object, boolean holds) {
        return plain(subject) + " -" + predicate + (holds ? "-> " : "-/> ") + plain(object);
    }

    private static String dates(@Nullable String since, @Nullable String until) {
        return Objects.requireNonNullElse(since, "") + ".." + Objects.requireNonNullElse(until, "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^(?:the|an?) ", "");
    }
}
