package io.orcha.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response (RFC 9457).
 *
 * @param type a stable reference to the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what happened this time and what to do; never stored text
 * @param requestId the id under which the log has this request
 * @param errors the fields at fault; absent when the content is not the problem
 * @param extensions further members, such as the session in which a failed turn was stored
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemException exception, @Nullable String requestId) {
        var type = exception.type();
        return new Problem(
                type.reference(),
                type.title(),
                type.status(),
                exception.detail(),
                requestId,
                exception.errors(),
                exception.extensions());
    }

    /** A failure that is not meant for the client, who learns under which id the log has it. */
    public static Problem unexpected(String requestId) {
        return of(
                ProblemType.INTERNAL_ERROR,
                "The failure was logged under this request id; nothing of this request was acknowledged.",
                requestId);
    }

    public static Problem of(ProblemType type, String detail, @Nullable String requestId) {
        return new Problem(type.reference(), type.title(), type.status(), detail, requestId, List.of(), Map.of());
    }
}
