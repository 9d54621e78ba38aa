package io.orcha.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes problems where no resource is involved: in filters, and for what the HTTP server itself refuses. */
@ApplicationScoped
public class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.errorHandler(
                400, context -> write(context, ProblemType.MALFORMED_REQUEST, "This is not a valid request."));
        router.errorHandler(404, context -> write(context, ProblemType.NOT_FOUND, "There is nothing at this address."));
        router.errorHandler(
                413,
                context ->
                        write(context, ProblemType.CONTENT_TOO_LARGE, "The body is larger than this service accepts."));
    }

    /** Ends a request with a problem. */
    public void write(RoutingContext context, ProblemType type, String detail) {
        var response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        try {
            response.setStatusCode(type.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(Problem.of(type, detail, RequestId.of(context))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
