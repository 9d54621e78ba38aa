package io.orcha.user.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.privacy.Consents.Consent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/consent")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class ConsentResource {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Consents consents;
    private final ActingUser actingUser;

    ConsentResource(Consents consents, ActingUser actingUser) {
        this.consents = consents;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getConsent",
            summary = "Read what a user consented to",
            description = "The decision that holds, and all of them, newest first; `consent` is null while the user has"
                    + " decided nothing.")
    public ConsentBody get(@PathParam("user_id") String userId) {
        return ConsentBody.of(consents.list(actingUser.actFor(userId, "{user_id}")));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordConsent",
            summary = "Record that a user consents or withdraws",
            description =
                    "`text_version` names the text that the user was shown. After a withdrawal nothing is learned"
                            + " and the memory is in no prompt, until they consent again; what is stored stays until it is erased.")
    public ConsentBody record(@PathParam("user_id") String userId, @Nullable Decision body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var decision = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        if (decision.granted() == null) {
            checks.reject("/granted", "is required");
        }
        if (decision.textVersion() == null
                || !VERSION.matcher(decision.textVersion()).matches()) {
            checks.reject("/text_version", "must be 1 to 32 characters of A-Z a-z 0-9 . _ -");
        }
        checks.throwIfAny();
        consents.record(user, Boolean.TRUE.equals(decision.granted()), String.valueOf(decision.textVersion()));
        return ConsentBody.of(consents.list(user));
    }

    /** A decision of the user. */
    @Schema(
            name = "ConsentRequest",
            requiredProperties = {"granted", "text_version"})
    record Decision(@Nullable Boolean granted, @Nullable String textVersion) {}

    /** The decision that holds, and all of them. */
    @Schema(name = "ConsentHistory")
    record ConsentBody(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Consent consent,

            List<Consent> history) {

        static ConsentBody of(List<Consent> decisions) {
            return new ConsentBody("ok", decisions.isEmpty() ? null : decisions.getFirst(), decisions);
        }
    }
}
