package io.orcha.recall.memory;

import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which memories a request asks for, as the query says it.
 *
 * @param kinds several are separated by commas, or given one by one
 */
record FilterParameters(
        List<String> kinds,
        @Nullable String pinned,
        @Nullable String suppressed,
        @Nullable String archived,
        @Nullable String validAt,
        @Nullable String origin,
        @Nullable String scope,
        @Nullable String changedSince) {

    /** @throws io.orcha.platform.problem.InvalidFieldsException when a parameter is not as it must be */
    MemoryFilter read() {
        var checks = new FieldChecks();
        var filter = new MemoryFilter(
                kinds(checks),
                choice(checks, "?pinned", pinned),
                choice(checks, "?suppressed", suppressed),
                choice(checks, "?archived", archived),
                time(checks, "?valid_at", validAt),
                origin(checks),
                scope == null ? null : checks.text("?scope", scope, LongTermMemory.MAX_SCOPE_BYTES),
                time(checks, "?changed_since", changedSince));
        checks.throwIfAny();
        return filter;
    }

    private Set<MemoryKind> kinds(FieldChecks checks) {
        var wanted = EnumSet.noneOf(MemoryKind.class);
        for (var id : kinds.stream()
                .flatMap(given -> List.of(given.split(",", -1)).stream())
                .toList()) {
            MemoryKind.of(id)
                    .ifPresentOrElse(
                            wanted::add,
                            () -> checks.reject("?kind", "must be of " + String.join(", ", MemoryKind.ids())));
        }
        return wanted;
    }

    private @Nullable MemoryOrigin origin(FieldChecks checks) {
        if (origin == null) {
            return null;
        }
        var known = MemoryOrigin.of(origin);
        if (known.isEmpty()) {
            checks.reject("?origin", "must be learned, written or imported");
        }
        return known.orElse(null);
    }

    private static @Nullable Boolean choice(FieldChecks checks, String at, @Nullable String value) {
        return switch (value) {
            case null -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> {
                checks.reject(at, "must be true or false");
                yield null;
            }
        };
    }

    private static @Nullable Instant time(FieldChecks checks, String at, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var time = PointInTime.read(value);
        if (time.isEmpty()) {
            checks.reject(at, "must be a time such as 2026-11-21T00:00:00Z");
        }
        return time.orElse(null);
    }
}
