package io.orcha.persona;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.persona.PersonaTable.Version;
import io.orcha.platform.PageSize;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/personas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Personas")
class PersonaResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final PageSize PAGE = new PageSize(50, 500);

    private final Personas personas;
    private final PersonaEditing editing;
    private final PersonaTable table;
    private final ActingUser actingUser;

    PersonaResource(Personas personas, PersonaEditing editing, PersonaTable table, ActingUser actingUser) {
        this.personas = personas;
        this.editing = editing;
        this.table = table;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("chat")
    @Operation(
            operationId = "listPersonas",
            summary = "Whom one can talk to",
            description = "By name. What they are told is the operator's and is not shown here.")
    public PersonaList list() {
        return new PersonaList(
                "ok",
                personas.all().values().stream()
                        .map(persona -> new PersonaSummary(
                                persona.name(),
                                persona.title(),
                                persona.version(),
                                persona.name().equals(personas.defaultName())))
                        .toList());
    }

    @GET
    @PermissionsAllowed("admin")
    @Path("/{name}")
    @Operation(
            operationId = "getPersona",
            summary = "Read a persona",
            description = "`version` is 0 of one that comes from the configuration. The ETag names the version.")
    public RestResponse<Persona> get(@PathParam("name") String name) {
        actingUser.actAsOperator();
        var persona = personas.all().get(checked(name));
        if (persona == null) {
            throw new PersonaNotFoundException();
        }
        return response(persona);
    }

    @PUT
    @PermissionsAllowed("admin")
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPersona",
            summary = "Make or change a persona",
            description =
                    "A new version; it counts from the next turn on, on other replicas within five seconds. `If-Match` and"
                            + " `If-None-Match: *` are optional. `kind_weights` are from 0 to 3: kinds of long-term memory with more than 1 are"
                            + " recalled before others.")
    public RestResponse<Persona> put(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable Definition body) {
        actingUser.actAsOperator();
        var definition = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        definition.check(checks);
        checks.throwIfAny();
        var version = editing.put(checked(name), definition, Preconditions.of(ifMatch, ifNoneMatch));
        var persona = Persona.of(version.name(), version.version(), definition);
        return response(persona);
    }

    @DELETE
    @PermissionsAllowed("admin")
    @Path("/{name}")
    @Operation(
            operationId = "deletePersona",
            summary = "Delete a persona",
            description =
                    "Its sessions go on with the default persona. One of the configuration is then as it is configured again."
                            + " `If-Match` is optional.")
    public StatusMessage delete(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        actingUser.actAsOperator();
        editing.delete(checked(name), Preconditions.of(ifMatch, null));
        return StatusMessage.ok("Persona deleted");
    }

    @GET
    @PermissionsAllowed("admin")
    @Path("/{name}/versions")
    @Operation(
            operationId = "listPersonaVersions",
            summary = "What a persona was, the newest first",
            description =
                    "A version without a definition says that it was deleted. To go back to one, `PUT` its definition.")
    public VersionPage versions(
            @PathParam("name") String name,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        actingUser.actAsOperator();
        int size = PAGE.of(limit);
        // One more than asked for tells whether there is a next page.
        var found = table.versions(checked(name), before(cursor), size + 1);
        if (found.isEmpty() && cursor == null) {
            throw new PersonaNotFoundException();
        }
        var page = found.subList(0, Math.min(size, found.size()));
        return new VersionPage(
                "ok",
                page.stream().map(PersonaVersion::of).toList(),
                found.size() > size ? String.valueOf(page.getLast().version()) : null);
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("[1-9][0-9]{0,17}")) {
            throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
        }
        return Long.parseLong(cursor);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw InvalidFieldsException.of("{name}", "must be 1 to 64 characters of a-z 0-9 . _ -");
        }
        return name;
    }

    private static RestResponse<Persona> response(Persona persona) {
        return RestResponse.ResponseBuilder.ok(persona)
                .header(HttpHeaders.ETAG, '"' + PersonaEditing.tag(persona.version()) + '"')
                .build();
    }

    record PersonaList(String status, List<PersonaSummary> personas) {}

    /** A persona as users see it. */
    @Schema(name = "PersonaSummary")
    record PersonaSummary(String name, String title, long version, boolean isDefault) {}

    @Schema(name = "PersonaVersionPage")
    record VersionPage(
            String status,
            List<PersonaVersion> versions,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    /** What a persona was; {@code definition} is null when it was deleted. */
    @Schema(name = "PersonaVersion")
    record PersonaVersion(
            long version,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Definition definition,

            Instant createdAt) {

        static PersonaVersion of(Version version) {
            return new PersonaVersion(version.version(), version.definition(), version.createdAt());
        }
    }
}
