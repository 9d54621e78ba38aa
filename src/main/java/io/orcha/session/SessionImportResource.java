package io.orcha.session;

import io.orcha.session.ConversationFiles.FileLine;
import io.orcha.session.SessionImport.ImportedSession;
import io.orcha.user.ActingUser;
import io.orcha.user.Users;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sessions/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class SessionImportResource {

    private final ConversationFiles files;
    private final SessionImport sessionImport;
    private final ImportTurns turns;
    private final Users users;
    private final ActingUser actingUser;

    SessionImportResource(
            ConversationFiles files,
            SessionImport sessionImport,
            ImportTurns turns,
            Users users,
            ActingUser actingUser) {
        this.users = users;
        this.files = files;
        this.sessionImport = sessionImport;
        this.turns = turns;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes({MediaType.APPLICATION_JSON, "application/zip"})
    @Operation(
            operationId = "importSessions",
            summary = "Import conversations",
            description =
                    "Either one JSON array of `{\"role\", \"content\"}`, which becomes a session, or a zip of such"
                            + " files, each of which becomes one. A message may have a `name` (who spoke) and a `created_at` (when)."
                            + " All of it is imported, or nothing.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = FileLine.class)),
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public ImportResponse importSessions(
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId,
            @jakarta.ws.rs.HeaderParam("Content-Type") MediaType mediaType,
            InputStream body)
            throws IOException {
        var user = actingUser.actFor(userId, "?user_id");
        long erasures = users.erasures(user);
        // All of it first: a client that is slow must not keep others waiting for their turn.
        var received = body.readAllBytes();
        return turns.inTurn(
                () -> new ImportResponse("ok", sessionImport.store(user, erasures, read(mediaType, received))));
    }

    private List<Conversation> read(MediaType mediaType, byte[] body) throws IOException {
        var input = new ByteArrayInputStream(body);
        return mediaType.getSubtype().equals("zip") ? files.readZip(input) : List.of(files.readJson(input));
    }

    record ImportResponse(String status, List<ImportedSession> sessions) {}
}
