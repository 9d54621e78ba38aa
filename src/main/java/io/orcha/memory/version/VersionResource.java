package io.orcha.memory.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orcha.memory.Expectation;
import io.orcha.memory.Memory;
import io.orcha.memory.summary.Draft;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.PageSize;
import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Versions")
class VersionResource {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final PageSize PAGE = new PageSize(50, 500);

    private final Versions versions;
    private final Restoration restoration;
    private final ChainVerification chain;
    private final ActingUser actingUser;

    VersionResource(Versions versions, Restoration restoration, ChainVerification chain, ActingUser actingUser) {
        this.versions = versions;
        this.restoration = restoration;
        this.chain = chain;
        this.actingUser = actingUser;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/versions")
    @Operation(
            operationId = "listVersions",
            summary = "List the versions of a user's memory, newest first",
            description = "Without their texts. Pass `next_cursor` of one page as `cursor` to get the next.")
    public VersionPage list(
            @PathParam("user_id") String userId,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        long before = cursor == null ? Long.MAX_VALUE : number(cursor, "?cursor");
        var found = versions.list(user, before, size + 1);
        boolean more = found.size() > size;
        var page = more ? found.subList(0, size) : found;
        return new VersionPage("ok", page, more ? String.valueOf(page.getLast().version()) : null);
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/versions/{version}")
    @Operation(operationId = "getVersion", summary = "Read one version of a user's memory with its text")
    public VersionBody get(
            @PathParam("user_id") String userId,
            @Schema(implementation = Long.class) @PathParam("version") String version) {
        var user = actingUser.actFor(userId, "{user_id}");
        return VersionBody.from(versions.get(user, number(version, "{version}")));
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/versions/verify")
    @Operation(
            operationId = "verifyVersions",
            summary = "Check the hash chain over a memory's versions",
            description = "`intact` is false when a version was changed, reordered or taken out behind the service's"
                    + " back. Erased text is no tampering: the chain records the erasure.")
    public ChainVerification.Result verify(@PathParam("user_id") String userId) {
        return chain.verify(actingUser.actFor(userId, "{user_id}"));
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/diff")
    @Operation(
            operationId = "diffVersions",
            summary = "Compare two versions of a user's memory",
            description = "As a unified diff, and as a list of changes to be drawn.")
    public VersionDiff diff(
            @PathParam("user_id") String userId,
            @Parameter(required = true, schema = @Schema(implementation = Long.class)) @QueryParam("from") @Nullable String from,
            @Parameter(required = true, schema = @Schema(implementation = Long.class)) @QueryParam("to") @Nullable String to) {
        var user = actingUser.actFor(userId, "{user_id}");
        long older = number(from, "?from");
        long newer = number(to, "?to");
        return VersionDiff.between(versions.get(user, older), versions.get(user, newer));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/versions/{version}/restore")
    @Operation(
            operationId = "restoreVersion",
            summary = "Make an earlier version the current memory",
            description = "The text becomes a new version; those between stay readable. `If-Match` is optional.")
    public RestResponse<Restored> restore(
            @PathParam("user_id") String userId,
            @Schema(implementation = Long.class) @PathParam("version") String version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var user = actingUser.actFor(userId, "{user_id}");
        long number = number(version, "{version}");
        var memory = restoration.restore(user, number, Expectation.of(Preconditions.of(ifMatch, null)));
        return RestResponse.ResponseBuilder.ok(Restored.of(number, memory))
                .header(HttpHeaders.ETAG, '"' + memory.tag() + '"')
                .build();
    }

    private static long number(@Nullable String value, String where) {
        if (value == null || !NUMBER.matcher(value).matches()) {
            throw InvalidFieldsException.of(where, "must be the number of a version");
        }
        return Long.parseLong(value);
    }

    record VersionPage(
            String status,
            List<MemoryVersion> versions,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    @Schema(name = "MemoryVersionWithText")
    record VersionBody(
            @JsonUnwrapped MemoryVersion metadata,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String content,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Draft.Change.class)
            String changes,

            String hash) {

        static VersionBody from(MemoryVersion.WithText version) {
            return new VersionBody(version.version(), version.content(), version.changes(), version.hash());
        }
    }

    @Schema(name = "RestoredVersion")
    record Restored(
            String status, long restoredVersion, @Nullable String content, long version) {

        static Restored of(long restored, Memory memory) {
            return new Restored("ok", restored, memory.content(), memory.version());
        }
    }
}
