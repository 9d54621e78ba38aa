package io.orcha.platform.problem;

import java.util.Locale;

/** The kinds of problem this service answers, each with its HTTP status and a title that never varies. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request is malformed"),
    UNAUTHENTICATED(401, "A valid credential is needed"),
    FORBIDDEN(403, "This request is not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    CONFLICT(409, "The request conflicts with what is there"),
    GONE(410, "This is there no longer"),
    PRECONDITION_FAILED(412, "A precondition is not met"),
    CONTENT_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    MISDIRECTED_REQUEST(421, "This host name is not served here"),
    INVALID_FIELDS(422, "Some fields are invalid"),
    PRECONDITION_REQUIRED(428, "A precondition is required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    MODEL_UNAVAILABLE(503, "The language model is unavailable"),
    MODEL_BUSY(503, "The language model is busy"),
    DATABASE_UNAVAILABLE(503, "The database is unavailable"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "Tokens cannot be verified"),
    BUSY(503, "This replica is busy"),
    MODEL_TIMEOUT(504, "The language model did not answer in time"),
    STORAGE_QUOTA_EXCEEDED(507, "The storage quota is used up");

    /** What a client reads who has no credential, or one that is not accepted; which of both is not told. */
    public static final String UNAUTHENTICATED_DETAIL = "Send a valid bearer token or API key.";

    /** What a client reads whose credential does not reach that far. */
    public static final String MISSING_SCOPE_DETAIL = "The credential does not have the scope that this needs.";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The value of a problem's {@code type} member: a stable relative reference, for example {@code /problems/not-found}. */
    public String reference() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
