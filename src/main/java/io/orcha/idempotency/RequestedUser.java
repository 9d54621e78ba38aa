package io.orcha.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;

/** Finds which user a request names, wherever an endpoint would look: in the path, the query or the JSON body. */
@ApplicationScoped
class RequestedUser {

    private static final String NAME = "user_id";

    private final ObjectMapper json;

    RequestedUser(ObjectMapper json) {
        this.json = json;
    }

    /** Empty when the request names none, or one that is none: the endpoint knows best what to say about that. */
    Optional<UserId> find(ContainerRequestContext request, byte[] body) {
        var uri = request.getUriInfo();
        var named = uri.getPathParameters().getFirst(NAME);
        if (named == null) {
            named = uri.getQueryParameters().getFirst(NAME);
        }
        if (named == null) {
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())
                    ? inBody(body)
                    : Optional.empty();
        }
        try {
            return Optional.of(UserId.parse(named, NAME));
        } catch (InvalidFieldsException _) {
            return Optional.empty();
        }
    }

    private Optional<UserId> inBody(byte[] body) {
        try {
            var value = json.readTree(body).get(NAME);
            return value == null ? Optional.empty() : Optional.ofNullable(json.treeToValue(value, UserId.class));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
