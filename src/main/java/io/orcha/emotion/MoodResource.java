package io.orcha.emotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.emotion.MoodPattern.Occasion.TimeOfWeek;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.ActingUser;
import io.orcha.user.Users;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/mood")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class MoodResource {

    private static final int DAYS = 180;
    private static final int MOST_DAYS = 730;

    private final UserMoods moods;
    private final Users users;
    private final Clock clock;
    private final ActingUser actingUser;

    MoodResource(UserMoods moods, Users users, Clock clock, ActingUser actingUser) {
        this.moods = moods;
        this.users = users;
        this.clock = clock;
        this.actingUser = actingUser;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getMood",
            summary = "How the user felt",
            description =
                    "Read from what the user said in the last `days` (180, at most 730): now, and of each day and session; where too little"
                            + " was said of feelings there is none. `patterns` are times of the week at which the user regularly feels better or"
                            + " worse than in the rest of the same weeks. Nothing of it is stored. `followed` is false, and there is nothing, when"
                            + " the user has switched it off (`follow_mood`) or has not consented. It is an impression from words, not a diagnosis.")
    public MoodReport get(
            @PathParam("user_id") String userId,
            @Schema(implementation = Integer.class) @QueryParam("days") @Nullable String days) {
        var user = actingUser.actFor(userId, "{user_id}");
        var since = clock.instant().minus(Duration.ofDays(days(days)));
        if (!moods.isFollowed(user)) {
            return new MoodReport("ok", false, null, List.of(), List.of(), List.of());
        }
        var points = moods.since(user, since);
        var zone = users.settings(user).timeZone();
        var curve = MoodCurve.of(points);
        return new MoodReport(
                "ok",
                true,
                moods.now(curve).map(MoodNow::of).orElse(null),
                curve.perDay(zone).entrySet().stream()
                        .map(day -> DayMood.of(day.getKey(), day.getValue()))
                        .toList(),
                curve.perSession().entrySet().stream()
                        .map(session -> SessionMood.of(session.getKey(), session.getValue()))
                        .toList(),
                MoodPatterns.find(points, zone, MoodPatterns.Criteria.DEFAULT).stream()
                        .flatMap(Pattern::of)
                        .toList());
    }

    private static int days(@Nullable String days) {
        if (days == null) {
            return DAYS;
        }
        if (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > MOST_DAYS) {
            throw InvalidFieldsException.of("?days", "must be a number from 1 to " + MOST_DAYS);
        }
        return Integer.parseInt(days);
    }

    /**
     * How a user felt.
     *
     * @param followed whether it may be read
     * @param now null for too little evidence
     */
    record MoodReport(
            String status,
            boolean followed,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MoodNow now,

            List<DayMood> days,
            List<SessionMood> sessions,
            List<Pattern> patterns) {}

    /**
     * @param valence how pleasant, from -1 to 1
     * @param intensity how strong, from 0 to 1
     * @param evidence how many words of feeling it rests on, at most three of a message
     */
    @Schema(name = "MoodNow")
    record MoodNow(double valence, double intensity, Emotion emotion, double evidence) {

        static MoodNow of(Mood mood) {
            return new MoodNow(mood.valence(), mood.intensity(), mood.emotion(), mood.evidence());
        }
    }

    @Schema(name = "DayMood")
    record DayMood(LocalDate day, double valence, double intensity, Emotion emotion, double evidence) {

        static DayMood of(LocalDate day, Mood mood) {
            return new DayMood(day, mood.valence(), mood.intensity(), mood.emotion(), mood.evidence());
        }
    }

    @Schema(name = "SessionMood")
    record SessionMood(UUID sessionId, double valence, double intensity, Emotion emotion, double evidence) {

        static SessionMood of(String session, Mood mood) {
            return new SessionMood(
                    UUID.fromString(session), mood.valence(), mood.intensity(), mood.emotion(), mood.evidence());
        }
    }

    /**
     * A time at which a user regularly feels better or worse than otherwise.
     *
     * @param weekday such as {@code sunday}
     * @param difference how much better (positive) or worse than in the rest of the same weeks
     * @param weeks in how many weeks it was seen
     * @param pValue how probable it is by chance
     */
    @Schema(name = "MoodPattern")
    record Pattern(String weekday, PartOfDay partOfDay, double valence, double difference, int weeks, double pValue) {

        static Stream<Pattern> of(MoodPattern pattern) {
            return pattern.occasion() instanceof TimeOfWeek(var day, var part)
                    ? Stream.of(new Pattern(
                            day.name().toLowerCase(Locale.ROOT),
                            part,
                            pattern.valence(),
                            pattern.difference(),
                            pattern.weeks(),
                            pattern.pValue()))
                    : Stream.empty();
        }
    }
}
