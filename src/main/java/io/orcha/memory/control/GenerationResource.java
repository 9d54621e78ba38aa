package io.orcha.memory.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.limits.ModelWork;
import io.orcha.memory.Expectation;
import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser;
import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.ActingUser;
import io.orcha.user.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Memory")
class GenerationResource {

    private static final int BY_DEFAULT = 50;
    private static final int MOST = 200;
    private static final GenerateRequest DEFAULTS = new GenerateRequest(null, null);

    private final Generation generation;
    private final Summariser summariser;
    private final Permission permission;
    private final ActingUser actingUser;

    GenerationResource(Generation generation, Summariser summariser, Permission permission, ActingUser actingUser) {
        this.permission = permission;
        this.generation = generation;
        this.summariser = summariser;
        this.actingUser = actingUser;
    }

    @POST
    @ModelWork
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/generate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "generateMemory",
            summary = "Make a summary now from the memory and recent conversations",
            description = "It is returned and not stored, unless `\"save\": true` makes it the new version."
                    + " `messages` says how many of the user's newest messages it is made from. `If-Match` is"
                    + " optional.")
    public RestResponse<GenerateResponse> generate(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable GenerateRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = body == null ? DEFAULTS : body;
        int recent = request.messages() == null ? BY_DEFAULT : request.messages();
        if (recent < 1 || recent > MOST) {
            throw InvalidFieldsException.of("/messages", "must be from 1 to " + MOST);
        }
        permission.require(user);
        var generated = generation.generate(
                user, recent, Boolean.TRUE.equals(request.save()), Expectation.of(Preconditions.of(ifMatch, null)));
        var memory = generated.memory();
        var tag = memory == null ? Expectation.NEVER_SAVED : memory.tag();
        return RestResponse.ResponseBuilder.ok(new GenerateResponse(
                        "ok",
                        generated.draft().content(),
                        generated.saved(),
                        memory == null ? 0 : memory.version(),
                        summariser.origin().model(),
                        generated.draft().learned(),
                        generated.draft().changes()))
                .header(HttpHeaders.ETAG, '"' + tag + '"')
                .build();
    }

    /**
     * What to make.
     *
     * @param save whether the summary becomes the memory; false when absent
     * @param messages from how many of the user's newest messages; 50 when absent
     */
    record GenerateRequest(@Nullable Boolean save, @Nullable Integer messages) {}

    /**
     * A summary.
     *
     * @param content its text; null when there is nothing to remember
     * @param saved whether it became a new version of the memory
     * @param version the version of the current memory; 0 when there is none
     * @param model what made it
     * @param learned its new sentences with the messages that support them
     * @param changes what of the memory went, and why
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record GenerateResponse(
            String status,
            @Nullable String content,
            boolean saved,
            long version,
            String model,
            List<Draft.Learned> learned,
            List<Draft.Change> changes) {}
}
