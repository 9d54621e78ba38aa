package io.orcha.portability;

import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class UserImportResource {

    private final BundleReader reader;
    private final UserImport userImport;
    private final Users users;
    private final Clock clock;
    private final ActingUser actingUser;

    UserImportResource(BundleReader reader, UserImport userImport, Users users, Clock clock, ActingUser actingUser) {
        this.users = users;
        this.clock = clock;
        this.reader = reader;
        this.userImport = userImport;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importUser",
            summary = "Import everything of a user",
            description =
                    "Takes the file that an export gave, with all ids, for a user of whom there is nothing yet; with"
                            + " `user_id` for another user than the file's. All of it is imported, or nothing. An altered history of the"
                            + " memory is refused.")
    @RequestBody(content = @Content(schema = @Schema(implementation = UserBundle.class)))
    public ImportedUser importUser(
            @QueryParam("user_id") @Nullable String userId,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new NotSupportedException();
        }
        // Who may not act for the user named in the query is told before the body is read.
        var named = userId == null ? null : actingUser.actFor(userId, "?user_id");
        var begunAt = clock.instant();
        var before = named == null ? null : users.erasures(named);
        var bundle = reader.read(body);
        var user = named == null ? actingUser.actFor(Objects.requireNonNull(bundle.userId())) : named;
        long erasures = before == null ? users.erasures(user) : before;
        userImport.store(user, bundle, new UserImport.Begun(begunAt, erasures));
        return ImportedUser.of(user, bundle);
    }

    /** How much was imported. */
    record ImportedUser(
            String status,
            @Schema(implementation = String.class) UserId userId,
            int versions,
            int sources,
            int marks,
            int reviews,
            int sessions,
            int messages,
            int memories,
            int conversationSummaries,
            int entities,
            int relations) {

        static ImportedUser of(UserId user, UserBundle bundle) {
            return new ImportedUser(
                    "ok",
                    user,
                    size(bundle.versions()),
                    size(bundle.sources()),
                    size(bundle.marks()),
                    size(bundle.reviews()),
                    size(bundle.sessions()),
                    size(bundle.messages()),
                    size(bundle.memories()),
                    size(bundle.conversationSummaries()),
                    size(bundle.entities()),
                    size(bundle.relations()));
        }

        private static int size(@Nullable List<?> elements) {
            return elements == null ? 0 : elements.size();
        }
    }
}
