package io.orcha.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.orcha.platform.RequestId;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions into problems. Anything that is not meant for the client becomes a 500 that shows an id and no message. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response toResponse(ProblemException exception, RoutingContext context) {
        var problem = Problem.of(exception, RequestId.of(context));
        // A quota that is used up is the user's concern and not the operator's.
        if (problem.status() >= 500 && exception.type() != ProblemType.STORAGE_QUOTA_EXCEEDED) {
            LOG.warnf("%s: %s", exception.type(), FailureDescription.of(exception));
        }
        var response = response(problem);
        exception
                .retryAfter()
                .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    @ServerExceptionMapper
    Response toResponse(JsonProcessingException exception, RoutingContext context) {
        if (exception.getCause() instanceof ProblemException problem) {
            return toResponse(problem, context);
        }
        return response(ofJson(exception, RequestId.of(context))).build();
    }

    /** Quarkus has a mapper of its own for this subclass, which would win over the one above. */
    @ServerExceptionMapper
    Response toResponse(MismatchedInputException exception, RoutingContext context) {
        return toResponse((JsonProcessingException) exception, context);
    }

    @ServerExceptionMapper
    Response toResponse(WebApplicationException exception, RoutingContext context) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return toResponse(json, context);
        }
        var original = exception.getResponse();
        var requestId = RequestId.of(context);
        if (original.getStatus() < 400) {
            return original;
        }
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == original.getStatus())
                .findFirst()
                .map(type -> response(Problem.of(type, detailOf(type, context), requestId))
                        .build())
                .orElseGet(() -> response(new Problem(
                                "about:blank",
                                original.getStatusInfo().getReasonPhrase(),
                                original.getStatus(),
                                "The request was not accepted.",
                                requestId,
                                List.of(),
                                Map.of()))
                        .build());
    }

    /** Quarkus has mappers of its own for these two, which say nothing. */
    @ServerExceptionMapper
    Response toResponse(UnauthorizedException exception, RoutingContext context) {
        return response(Problem.of(
                        ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED_DETAIL, RequestId.of(context)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response toResponse(ForbiddenException exception, RoutingContext context) {
        return response(Problem.of(ProblemType.FORBIDDEN, ProblemType.MISSING_SCOPE_DETAIL, RequestId.of(context)))
                .build();
    }

    /** Jackson tells of bytes that are no Unicode in this way. */
    @ServerExceptionMapper
    Response toResponse(CharConversionException exception, RoutingContext context) {
        return response(Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not in UTF-8.", RequestId.of(context)))
                .build();
    }

    @ServerExceptionMapper
    Response toResponse(Throwable failure, RoutingContext context) {
        LOG.errorf("unexpected failure: %s", FailureDescription.withFrames(failure));
        return response(Problem.unexpected(RequestId.of(context))).build();
    }

    private static String detailOf(ProblemType type, RoutingContext context) {
        return switch (type) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED ->
                "%s is not possible here.".formatted(context.request().method());
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json, or what the API description names.";
            case NOT_ACCEPTABLE -> "Accept application/json, or what the API description names.";
            case CONTENT_TOO_LARGE -> "The body is larger than this service accepts.";
            default -> "The request was not accepted.";
        };
    }

    private static Problem ofJson(JsonProcessingException exception, String requestId) {
        if (exception instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Problem.of(InvalidFieldsException.of(mapping, ""), requestId);
        }
        var location = exception.getLocation();
        var where =
                location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
        return Problem.of(
                ProblemType.MALFORMED_REQUEST,
                "The body is not the JSON that is expected here" + where + ".",
                requestId);
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
