package io.orcha.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.limits.Usage;
import io.orcha.model.offline.Canonical;
import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is written, or the fields of one that change; what is left out stays as it is.
 *
 * @param subject {@code user}, which it is when it is left out, or the id of an entity; does not change
 * @param predicate in snake case, such as {@code lives_in}
 * @param object {@code user}, the id of an entity, or what one is called and its kind
 * @param value what takes the place of an object where it is a mere text: an age, an occupation
 * @param confidence from 0 to 1
 * @param validFrom since when it holds; null when that is not known
 * @param validTo until when it held; null while it holds
 */
record RelationRequest(
        @Nullable String subject,
        @Nullable String predicate,

        @Schema(implementation = RelationRequest.Target.class) @Nullable JsonNode object,

        @Nullable String value,
        @Nullable Float confidence,

        @Schema(implementation = Instant.class, nullable = true) @Nullable JsonNode validFrom,

        @Schema(implementation = Instant.class, nullable = true) @Nullable JsonNode validTo) {

    private static final int VALUE_BYTES = 500;

    /** What a relation leads to, as clients say it: {@code user}, the id of an entity, or an entity by what it is called. */
    @Schema(
            name = "RelationTarget",
            oneOf = {String.class, RelationRequest.Called.class})
    interface Target {}

    /** An entity by what it is called. */
    @Schema(name = "NamedEntity")
    record Called(String name, String kind) {}

    /** What a relation is to lead to. */
    sealed interface End {

        record User() implements End {}

        record Known(UUID id) implements End {}

        record Named(String name, String kind) implements End {}

        record Value(String text) implements End {}
    }

    /** Checks the fields of a new relation. */
    void checkNew(FieldChecks checks) {
        checks.required("/predicate", predicate);
        if (subject != null) {
            subject(checks);
        }
        if (object == null && value == null) {
            checks.reject("/object", "is required, or a value instead");
        }
        check(checks);
    }

    /** Checks the fields of a change. */
    void checkChange(FieldChecks checks) {
        if (subject != null) {
            checks.reject("/subject", "cannot be changed; split the entity, or write another relation");
        }
        check(checks);
    }

    private void check(FieldChecks checks) {
        if (predicate != null) {
            GraphParameters.predicate(checks, "/predicate", predicate);
        }
        if (object != null && value != null) {
            checks.reject("/value", "must not be there with object");
        }
        end(checks);
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            checks.reject("/confidence", "must be from 0 to 1");
        }
        time(checks, "/valid_from", validFrom);
        time(checks, "/valid_to", validTo);
    }

    /** The entity that it is of; null for the user. */
    @Nullable UUID subject(FieldChecks checks) {
        return subject == null || subject.equals(GraphParameters.USER) ? null : uuid(checks, "/subject", subject);
    }

    /** What it is to lead to; null when that is not given, or not as it must be. */
    @Nullable End end(FieldChecks checks) {
        if (value != null) {
            int before = checks.count();
            var text = checks.text("/value", value, VALUE_BYTES);
            if (checks.count() == before && Canonical.of(text).isEmpty()) {
                checks.reject("/value", "must hold a letter or a digit");
            }
            return new End.Value(text.strip());
        }
        if (object == null) {
            return null;
        }
        if (object.isTextual()) {
            if (object.asText().equals(GraphParameters.USER)) {
                return new End.User();
            }
            var id = uuid(checks, "/object", object.asText());
            return id == null ? null : new End.Known(id);
        }
        if (!object.isObject()) {
            checks.reject("/object", "must be user, the id of an entity, or an object with name and kind");
            return null;
        }
        var name = object.path("name").textValue();
        var kind = object.path("kind").textValue();
        EntityRequest.checkName(checks, "/object/name", name);
        EntityRequest.checkKind(checks, "/object/kind", kind);
        return name == null || kind == null ? null : new End.Named(name.strip(), kind);
    }

    /** When it begins to hold; otherwise when nothing is said of it. */
    @Nullable Instant from(@Nullable Instant otherwise) {
        return validFrom == null ? otherwise : time(new FieldChecks(), "", validFrom);
    }

    /** When it ends; otherwise when nothing is said of it. */
    @Nullable Instant to(@Nullable Instant otherwise) {
        return validTo == null ? otherwise : time(new FieldChecks(), "", validTo);
    }

    float confidence(float otherwise) {
        return Objects.requireNonNullElse(confidence, otherwise);
    }

    /** What it takes to store it. */
    Usage usage() {
        return Usage.of(predicate + value + object);
    }

    private static @Nullable UUID uuid(FieldChecks checks, String at, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            checks.reject(at, "must be user, or the id of an entity");
            return null;
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
