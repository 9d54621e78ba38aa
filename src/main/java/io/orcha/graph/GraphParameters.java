package io.orcha.graph;

import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks parameters of the query that several endpoints of the graph have. */
final class GraphParameters {

    /** How the user is named where an entity's id may stand. */
    static final String USER = "user";

    private static final Pattern PREDICATE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private GraphParameters() {}

    /** Kinds of entities, given one by one or separated by commas; empty for all. */
    static Set<String> kinds(List<String> given) {
        var kinds = given.stream()
                .flatMap(some -> Arrays.stream(some.split(",", -1)))
                .collect(Collectors.toSet());
        var checks = new FieldChecks();
        kinds.forEach(kind -> EntityRequest.checkKind(checks, "?kind", kind));
        checks.throwIfAny();
        return kinds;
    }

    static @Nullable Instant time(FieldChecks checks, String at, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var time = PointInTime.read(value);
        if (time.isEmpty()) {
            checks.reject(at, "must be a time such as 2026-11-21T00:00:00Z");
        }
        return time.map(read -> read.truncatedTo(ChronoUnit.MICROS)).orElse(null);
    }

    /** A predicate by the name that is used for what it says. */
    static String predicate(FieldChecks checks, String at, @Nullable String value) {
        if (checks.required(at, value) == null) {
            return "";
        }
        var predicate = String.valueOf(value);
        if (!PREDICATE.matcher(predicate).matches()) {
            checks.reject(at, "must be in snake case, such as lives_in, of at most 40 characters");
        }
        return Predicates.canonical(predicate);
    }
}
