package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.user.ActingUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Stands around every POST: one with an {@code Idempotency-Key} runs once, and its repetitions get the same response. Requests
 * without the header pass untouched.
 */
class IdempotencyFilter {

    /** Says that a response is an earlier one. */
    static final String REPLAYED = "Idempotency-Replayed";

    /** Other filters have added their headers before. */
    private static final int LAST = 0;

    private final Attempts attempts;
    private final RequestedUser requestedUser;
    private final ActingUser actingUser;
    private final IdempotencyConfig config;
    private final ObjectMapper json;
    private final Counter ran;
    private final Counter replayed;

    IdempotencyFilter(
            Attempts attempts,
            RequestedUser requestedUser,
            ActingUser actingUser,
            IdempotencyConfig config,
            ObjectMapper json,
            MeterRegistry meters) {
        this.attempts = attempts;
        this.requestedUser = requestedUser;
        this.actingUser = actingUser;
        this.config = config;
        this.json = json;
        this.ran = counter(meters, "ran");
        this.replayed = counter(meters, "replayed");
    }

    @ServerRequestFilter
    public Optional<Response> admit(ContainerRequestContext request, RoutingContext context, ResourceInfo resource)
            throws IOException {
        var keys = request.getHeaders().get(IdempotencyKey.HEADER);
        var endpoint = new Endpoint(resource);
        if (keys == null || !request.getMethod().equals(HttpMethod.POST) || !endpoint.takesKeys()) {
            return Optional.empty();
        }
        var key = IdempotencyKey.parse(keys);
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var user = requestedUser.find(endpoint, request, body);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        var keyed = new KeyedRequest(actingUser.actFor(user.get()), key, digest(request, body));
        return switch (attempts.admit(keyed)) {
            case Admission.Run(var attempt) -> {
                ran.increment();
                attempt.putInto(context);
                yield Optional.empty();
            }
            case Admission.Replay(var response) -> {
                replayed.increment();
                yield Optional.of(replay(response));
            }
        };
    }

    @ServerResponseFilter(priority = LAST)
    public void record(ContainerResponseContext response, RoutingContext context) throws JsonProcessingException {
        var found = IdempotentAttempt.of(context);
        if (found.isEmpty()) {
            return;
        }
        var attempt = found.get();
        var entity = response.getEntity();
        if (entity instanceof StreamingOutput stream) {
            var head = stored(response, new byte[0]);
            setEntity(response, new RecordedStream(stream, head, attempt, attempts, config));
            return;
        }
        var bytes = bytes(entity);
        if (entity != null) {
            setEntity(response, bytes);
        }
        attempts.answered(attempt, stored(response, bytes));
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("orcha.idempotency.requests")
                .description("Requests with an Idempotency-Key that ran, or that got an earlier response")
                .tag("outcome", outcome)
                .register(meters);
    }

    private static byte[] digest(ContainerRequestContext request, byte[] body) {
        var uri = request.getUriInfo().getRequestUri();
        return KeyedRequest.digest(
                List.of(
                        request.getMethod(),
                        uri.getRawPath(),
                        String.valueOf(uri.getRawQuery()),
                        String.valueOf(request.getHeaderString(HttpHeaders.CONTENT_TYPE))),
                body);
    }

    private static Response replay(StoredResponse stored) {
        var response = Response.status(stored.status()).header(REPLAYED, "true");
        stored.headerFields().forEach(field -> response.header(field.getKey(), field.getValue()));
        if (stored.mediaType() != null) {
            response.type(stored.mediaType()).entity(stored.body());
        }
        return response.build();
    }

    private static StoredResponse stored(ContainerResponseContext response, byte[] body) {
        return new StoredResponse(
                response.getStatus(),
                response.hasEntity() ? String.valueOf(response.getMediaType()) : null,
                StoredResponse.headers(response.getStringHeaders()::get),
                body);
    }

    /** The bytes that are sent and kept are the same ones. */
    private byte[] bytes(@Nullable Object entity) throws JsonProcessingException {
        return switch (entity) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            case Object other -> json.writeValueAsBytes(other);
        };
    }

    private static void setEntity(ContainerResponseContext response, Object entity) {
        var type = response.getMediaType();
        response.setEntity(
                entity, response.getEntityAnnotations(), type == null ? MediaType.APPLICATION_JSON_TYPE : type);
    }
}
