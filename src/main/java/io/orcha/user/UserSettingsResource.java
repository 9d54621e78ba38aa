package io.orcha.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class UserSettingsResource {

    private static final int LONGEST = 64;

    private final Users users;
    private final ActingUser actingUser;

    UserSettingsResource(Users users, ActingUser actingUser) {
        this.users = users;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(operationId = "getUserSettings", summary = "Read a user's settings")
    public SettingsBody get(@PathParam("user_id") String userId) {
        return SettingsBody.from(users.settings(actingUser.actFor(userId, "{user_id}")));
    }

    @PATCH
    @PermissionsAllowed("memory:write")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "updateUserSettings",
            summary = "Change a user's settings",
            description = "Fields that are left out stay as they are. `learning_paused` pauses the memory: nothing that"
                    + " is said meanwhile is learned, also not later. With `follow_mood` the mood is read from what the user says. An empty"
                    + " `language` takes the setting back.")
    public SettingsBody update(@PathParam("user_id") String userId, @Nullable SettingsPatch body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var patch = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        var timeZone = patch.timeZone() == null ? null : zone(checks, patch.timeZone());
        var language = patch.language() == null ? null : language(checks, patch.language());
        checks.throwIfAny();
        return SettingsBody.from(users.change(user, timeZone, language, patch.learningPaused(), patch.followMood()));
    }

    private static ZoneId zone(FieldChecks checks, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            checks.reject("/time_zone", "must be a time zone such as Europe/Lisbon");
            return ZoneId.of("UTC");
        }
    }

    private static String language(FieldChecks checks, String tag) {
        if (tag.isEmpty()) {
            return tag;
        }
        try {
            if (tag.length() <= LONGEST) {
                return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            }
        } catch (IllformedLocaleException _) {
            // The same answer as for a tag that is too long.
        }
        checks.reject("/language", "must be a BCP 47 language tag such as pt-BR");
        return tag;
    }

    /** Settings to change; null leaves one as it is. */
    @Schema(name = "UserSettingsPatch")
    record SettingsPatch(
            @Nullable String timeZone,
            @Nullable String language,
            @Nullable Boolean learningPaused,
            @Nullable Boolean followMood) {}

    @Schema(name = "UserSettingsResponse")
    record SettingsBody(
            String status,
            String timeZone,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String language,

            boolean learningPaused,
            boolean followMood) {

        static SettingsBody from(UserSettings settings) {
            return new SettingsBody(
                    "ok",
                    settings.timeZone().getId(),
                    settings.language(),
                    settings.learningPaused(),
                    settings.followMood());
        }
    }
}
