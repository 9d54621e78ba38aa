package io.orcha.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.PageSize;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.Scope;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/operations/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class KeyResource {

    private static final PageSize PAGE = new PageSize(100, 1000);
    private static final int MOST_NAME_BYTES = 200;

    /** Later years are no longer written with four digits, and the database ends somewhere there. */
    private static final Instant LATEST_END = Instant.parse("9999-12-31T23:59:59Z");

    private final Keys keys;
    private final ActingUser actingUser;

    KeyResource(Keys keys, ActingUser actingUser) {
        this.keys = keys;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key",
            description =
                    "`key` is shown in this response and never again: only a hash of it is stored. `scopes` are of"
                            + " `memory:read`, `memory:write`, `chat` and `admin`; none includes another. A key in the"
                            + " database counts while authentication is configured.")
    public NewKeyResponse create(@Nullable CreateRequest body) {
        actingUser.actAsOperator();
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        var name = checks.text("/name", request.name(), MOST_NAME_BYTES);
        var scopes = scopes(checks, request.scopes());
        var expires = request.expiresAt();
        if (expires != null && !keys.isAhead(expires)) {
            checks.reject("/expires_at", "must be in the future");
        } else if (expires != null && expires.isAfter(LATEST_END)) {
            checks.reject("/expires_at", "must be before the year 10000");
        }
        checks.throwIfAny();
        return NewKeyResponse.of(keys.create(name, scopes, expires));
    }

    @GET
    @PermissionsAllowed("admin")
    @Operation(
            operationId = "listApiKeys",
            summary = "List the API keys of the database",
            description = "By id, revoked ones included. Keys of the configuration are not among them.")
    public KeyPage list(
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        actingUser.actAsOperator();
        int size = PAGE.of(limit);
        if (cursor != null && !ApiKey.isId(cursor)) {
            throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
        }
        // One more than asked for tells whether there is a next page.
        var found = keys.list(cursor == null ? "" : cursor, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new KeyPage(
                "ok",
                page.stream().map(KeyBody::of).toList(),
                found.size() > size ? page.getLast().id() : null);
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/{key_id}/rotate")
    @Operation(
            operationId = "rotateApiKey",
            summary = "Give an API key a new secret",
            description = "`key` is shown in this response and never again. The secret before it stays valid for"
                    + " `orcha.security.api-key-rotation-grace`; one before that ends now.")
    public NewKeyResponse rotate(@PathParam("key_id") String id) {
        actingUser.actAsOperator();
        return NewKeyResponse.of(keys.rotate(id));
    }

    @DELETE
    @PermissionsAllowed("admin")
    @Path("/{key_id}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "It ends here at once and on other replicas within five seconds. Repeating it is harmless.")
    public StatusMessage revoke(@PathParam("key_id") String id) {
        actingUser.actAsOperator();
        keys.revoke(id);
        return StatusMessage.ok("API key revoked");
    }

    private static Set<Scope> scopes(FieldChecks checks, @Nullable List<@Nullable String> names) {
        var given = names == null ? List.<@Nullable String>of() : names;
        var scopes = EnumSet.noneOf(Scope.class);
        if (given.isEmpty()) {
            checks.reject("/scopes", "must name at least one of " + Scopes.NAMES);
        }
        for (int i = 0; i < given.size(); i++) {
            var scope = Scopes.of(given.get(i));
            if (scope.isEmpty()) {
                checks.reject("/scopes/" + i, "must be one of " + Scopes.NAMES);
            }
            scope.ifPresent(scopes::add);
        }
        return scopes;
    }

    /** A key to make; {@code expiresAt} null for one that does not end by itself. */
    @Schema(
            name = "ApiKeyRequest",
            requiredProperties = {"name", "scopes"})
    record CreateRequest(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable Instant expiresAt) {}

    /** A key with its secret. */
    @Schema(name = "NewApiKey")
    record NewKeyResponse(String status, String key, KeyBody apiKey) {

        static NewKeyResponse of(Keys.Issued issued) {
            return new NewKeyResponse("ok", issued.key().text(), KeyBody.of(issued.description()));
        }
    }

    @Schema(name = "ApiKeyPage")
    record KeyPage(
            String status,
            List<KeyBody> apiKeys,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    /** A key as an operator reads it; {@code previousValidUntil} is when the secret before the latest rotation ends. */
    @Schema(name = "ApiKey")
    record KeyBody(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant rotatedAt,
            @Nullable Instant previousValidUntil,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        static KeyBody of(KeyTable.Description key) {
            return new KeyBody(
                    key.id(),
                    key.name(),
                    Scopes.names(key.scopes()),
                    key.created(),
                    key.rotated(),
                    key.previousExpires(),
                    key.expires(),
                    key.revoked(),
                    key.lastUsed());
        }
    }
}
