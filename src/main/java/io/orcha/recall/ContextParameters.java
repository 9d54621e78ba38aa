package io.orcha.recall;

import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.session.DeviceId;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks the query parameters with which something is recalled. */
@ApplicationScoped
class ContextParameters {

    static final int MAX_QUERY_BYTES = 8_192;
    private static final int MAX_TOKENS = 32_000;
    private static final int MAX_ITEMS = 100;

    private final RecallConfig config;
    private final Lenses lenses;
    private final Clock clock;

    ContextParameters(RecallConfig config, Lenses lenses, Clock clock) {
        this.config = config;
        this.lenses = lenses;
        this.clock = clock;
    }

    /** The request; what is wrong with it is noted in {@code checks}. */
    RecallRequest request(
            FieldChecks checks,
            UserId user,
            @Nullable String query,
            @Nullable String maxTokens,
            @Nullable String limit,
            List<String> kinds,
            @Nullable String deviceId,
            @Nullable String scope,
            @Nullable String persona,
            @Nullable String influence,
            @Nullable String at) {
        if (deviceId != null) {
            DeviceId.check(checks, "?device_id", deviceId);
        }
        var wanted = one(checks, "?influence", influence, Influence.class, Influence.NORMAL);
        return new RecallRequest(
                user,
                checks.text("?query", query, MAX_QUERY_BYTES),
                number(checks, "?max_tokens", maxTokens, wanted.of(config.contextTokens()), MAX_TOKENS),
                number(checks, "?limit", limit, config.items(), MAX_ITEMS),
                wanted,
                kinds(checks, kinds),
                deviceId,
                scope == null
                        ? RecallRequest.SHARED_ONLY
                        : checks.text("?scope", scope, LongTermMemory.MAX_SCOPE_BYTES),
                persona == null ? Lens.NONE : lens(checks, persona),
                Set.of(),
                Set.of(),
                true,
                time(checks, at));
    }

    private Lens lens(FieldChecks checks, String persona) {
        var lens = lenses.of(persona);
        if (lens.isEmpty()) {
            checks.reject("?persona", "is none of the personas");
        }
        return lens.orElse(Lens.NONE);
    }

    static boolean isTrue(FieldChecks checks, String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            checks.reject(name, "must be true or false");
        }
        return "true".equals(value);
    }

    private Instant time(FieldChecks checks, @Nullable String at) {
        if (at == null) {
            return clock.instant();
        }
        var time = PointInTime.read(at);
        if (time.isEmpty()) {
            checks.reject("?at", "must be a time such as 2026-11-21T09:30:00Z");
        }
        return time.orElseGet(clock::instant);
    }

    private static Set<ItemKind> kinds(FieldChecks checks, List<String> kinds) {
        if (kinds.isEmpty()) {
            return EnumSet.allOf(ItemKind.class);
        }
        var wanted = EnumSet.noneOf(ItemKind.class);
        kinds.forEach(kind -> wanted.add(one(checks, "?kind", kind, ItemKind.class, ItemKind.MESSAGE)));
        return wanted;
    }

    private static <E extends Enum<E>> E one(
            FieldChecks checks, String name, @Nullable String value, Class<E> type, E otherwise) {
        if (value == null) {
            return otherwise;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        var names = List.of(type.getEnumConstants()).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        checks.reject(name, "must be one of " + String.join(", ", names));
        return otherwise;
    }

    private static int number(FieldChecks checks, String name, @Nullable String value, int otherwise, int most) {
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,5}") || Integer.parseInt(value) > most) {
            checks.reject(name, "must be a number from 1 to " + most);
            return otherwise;
        }
        return Integer.parseInt(value);
    }
}
