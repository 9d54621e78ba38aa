package io.orcha.recall.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.model.offline.Canonical;
import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A memory as it is written, or the fields of one that change; what is left out stays as it is.
 *
 * @param text one sentence that can be understood alone
 * @param importance from 0 to 1
 * @param confidence from 0 to 1
 * @param validFrom since when it holds; null when that is not known
 * @param validTo until when it held; null while it holds
 * @param scope {@code shared}, or the name of the assistant that it belongs to
 */
@Schema(name = "LongTermMemoryRequest")
record MemoryRequest(
        @Nullable String text,
        @Nullable MemoryKind kind,
        @Nullable Float importance,
        @Nullable Float confidence,

        @Schema(implementation = Instant.class, nullable = true) @Nullable JsonNode validFrom,

        @Schema(implementation = Instant.class, nullable = true) @Nullable JsonNode validTo,

        @Nullable String scope) {

    static final int TEXT_BYTES = 2_000;

    /** Notes what is wrong with the fields that are there. */
    void check(FieldChecks checks) {
        if (text != null) {
            int before = checks.count();
            checks.text("/text", text, TEXT_BYTES);
            if (checks.count() == before && Canonical.of(text).isEmpty()) {
                checks.reject("/text", "must hold a letter or a digit");
            }
        }
        checkShare(checks, "/importance", importance);
        checkShare(checks, "/confidence", confidence);
        if (scope != null) {
            checks.text("/scope", scope, LongTermMemory.MAX_SCOPE_BYTES);
        }
        time(checks, "/valid_from", validFrom);
        time(checks, "/valid_to", validTo);
    }

    /** Makes the changes; the fields were checked. A new text is its owner's, and no message supports it. */
    MemoryEdit applyTo(MemoryEdit edit, LongTermMemory before) {
        var checks = new FieldChecks();
        if (text != null && !text.strip().equals(before.text())) {
            edit.text(text.strip()).from(MemoryOrigin.WRITTEN, null, List.of());
        }
        edit.kind(Objects.requireNonNullElse(kind, before.kind()));
        edit.weight(
                Objects.requireNonNullElse(importance, before.importance()),
                Objects.requireNonNullElse(confidence, before.confidence()));
        edit.scope(Objects.requireNonNullElse(scope, before.scope()).strip());
        var from = validFrom == null ? before.validFrom() : time(checks, "/valid_from", validFrom);
        var to = validTo == null ? before.validTo() : time(checks, "/valid_to", validTo);
        if (from != null && to != null && !to.isAfter(from)) {
            checks.reject("/valid_to", "must be after valid_from");
        }
        checks.throwIfAny();
        if (validTo != null && to == null) {
            edit.supersededBy(null); // Its owner says that it holds, whatever took its place.
        }
        return edit.valid(from, to);
    }

    private static void checkShare(FieldChecks checks, String at, @Nullable Float share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            checks.reject(at, "must be from 0 to 1");
        }
    }

    private static @Nullable Instant time(FieldChecks checks, String at, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        var time = PointInTime.read(value.textValue() == null ? "" : value.textValue());
        if (time.isEmpty()) {
            checks.reject(at, "must be a time such as 2026-11-21T00:00:00Z, or null");
        }
        return time.map(read -> read.truncatedTo(ChronoUnit.MICROS)).orElse(null);
    }
}
