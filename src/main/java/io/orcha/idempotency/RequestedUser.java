package io.orcha.idempotency;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;

/** Finds which user a request names, where its endpoint looks: in the path, the query or the JSON body. */
@ApplicationScoped
class RequestedUser {

    private static final String NAME = "user_id";

    /** What the endpoints of the three tiers call it. */
    private static final String ALIAS = "user_identifier";

    private final ObjectMapper json;
    private final ObjectReader users;

    RequestedUser(ObjectMapper json) {
        this.json = json;
        // The other fields follow.
        this.users = json.readerFor(UserId.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Empty when the request names none, or one that is none: the endpoint knows best what to say about that.
     *
     * @throws InvalidFieldsException when the query, which the endpoint does not read, names another user than the body
     */
    Optional<UserId> find(Endpoint endpoint, ContainerRequestContext request, byte[] body) {
        var uri = request.getUriInfo();
        var inPath = uri.getPathParameters().getFirst(NAME);
        var inQuery = uri.getQueryParameters().getFirst(NAME);
        var alias = uri.getQueryParameters().getFirst(ALIAS);
        if (inPath != null) {
            return parse(inPath);
        }
        if (alias != null && endpoint.readsQuery(ALIAS)) {
            return parse(alias);
        }
        if (inQuery != null && endpoint.readsQuery(NAME)) {
            return parse(inQuery);
        }
        Optional<UserId> inBody = MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())
                ? inBody(body, endpoint.isOfTiers() ? ALIAS : NAME)
                : Optional.empty();
        if (inQuery != null && inBody.isPresent() && !inBody.equals(parse(inQuery))) {
            throw InvalidFieldsException.of("?" + NAME, "must not name another user than the body");
        }
        return inBody;
    }

    private static Optional<UserId> parse(String named) {
        try {
            return Optional.of(UserId.parse(named, NAME));
        } catch (InvalidFieldsException _) {
            return Optional.empty();
        }
    }

    /** Reads on to the end, like the endpoint, but keeps nothing else: a tree of a body can be thirty times as large as the body. */
    private Optional<UserId> inBody(byte[] body, String name) {
        Optional<UserId> found = Optional.empty();
        try (var parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals(name);
                parser.nextToken();
                if (named) {
                    found = Optional.ofNullable(users.readValue(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
