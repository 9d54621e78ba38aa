package io.orcha.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.platform.problem.FieldChecks;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a session its owner changes; what is left out stays as it is.
 *
 * @param title what it is called; null for the beginning of its first message
 */
record SessionPatch(
        @Schema(implementation = String.class, nullable = true) @Nullable JsonNode title) {

    /** Notes what is wrong. */
    void check(FieldChecks checks) {
        if (title == null || title.isNull()) {
            return;
        }
        if (title.isTextual()) {
            SessionTitle.check(checks, "/title", title.textValue());
        } else {
            checks.reject("/title", "must be a text, or null");
        }
    }

    /** Whether the title is to change. */
    boolean hasTitle() {
        return title != null;
    }

    /** The new title, when it was checked; null for the beginning of the first message. */
    @Nullable String newTitle() {
        return title == null || title.isNull() ? null : SessionTitle.given(title.textValue());
    }
}
