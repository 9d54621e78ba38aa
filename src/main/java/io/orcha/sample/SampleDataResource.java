package io.orcha.sample;

import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.session.SessionImport;
import io.orcha.session.SessionImport.ImportedSession;
import io.orcha.user.ActingUser;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/memory/test/populate-sample-data")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class SampleDataResource {

    private static final String LEARNING =
            "What they say is learned in the background, within minutes; ask GET /memory/context/{user_identifier}?query=.";

    private static final String NOT_LEARNING =
            "Nothing is learned from them: the user's memory is paused, or lacks their consent.";

    private final SampleDataConfig config;
    private final SamplePeople people;
    private final SessionImport sessions;
    private final Permission permission;
    private final Users users;
    private final Clock clock;
    private final ActingUser actingUser;

    SampleDataResource(
            SampleDataConfig config,
            SamplePeople people,
            SessionImport sessions,
            Permission permission,
            Users users,
            Clock clock,
            ActingUser actingUser) {
        this.config = config;
        this.people = people;
        this.sessions = sessions;
        this.permission = permission;
        this.users = users;
        this.clock = clock;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Operation(
            operationId = "populateSampleData",
            summary = "Give a user the conversations of an invented person",
            description =
                    "For a user who has no session yet: about two years of conversations, until a few days ago, as if they had been"
                            + " imported. `person` is 1 (English), 2 (German, English, French) or 3 (Spanish, Portuguese). Refused where"
                            + " `orcha.sample-data.enabled` is not set, as in production by default.")
    public SampleData populate(
            @Parameter(required = true) @QueryParam("user_identifier") @Nullable String userId,
            @Schema(implementation = Integer.class) @QueryParam("person") @Nullable String person) {
        if (!config.enabled()) {
            throw new SampleDataOffException();
        }
        var user = actingUser.actFor(userId, "?user_identifier");
        int number = number(person);
        long erasures = users.erasures(user);
        var invented = people.get(number);
        var stored = sessions.storeFirst(user, erasures, invented.conversations(clock.instant()));
        return SampleData.of(user, number, invented, stored, permission.isGivenToLearn(user));
    }

    private static int number(@Nullable String person) {
        if (person == null) {
            return 1;
        }
        if (!person.matches("[1-%d]".formatted(SamplePeople.COUNT))) {
            throw InvalidFieldsException.of("?person", "must be a number from 1 to " + SamplePeople.COUNT);
        }
        return Integer.parseInt(person);
    }

    /**
     * What was stored.
     *
     * @param name what the invented person is called
     * @param learning whether the memory learns from it
     * @param next what happens next, in a sentence
     */
    record SampleData(
            String status,
            @Schema(implementation = String.class) UserId userId,
            int person,
            String name,
            int sessionCount,
            int messageCount,
            List<Stored> sessions,
            boolean learning,
            String next) {

        private static SampleData of(
                UserId user, int number, SamplePerson person, List<ImportedSession> sessions, boolean learning) {
            return new SampleData(
                    "ok",
                    user,
                    number,
                    person.name(),
                    sessions.size(),
                    sessions.stream().mapToInt(ImportedSession::messages).sum(),
                    sessions.stream().map(Stored::of).toList(),
                    learning,
                    learning ? LEARNING : NOT_LEARNING);
        }
    }

    /** A session that was stored. */
    @Schema(name = "SampleSession")
    record Stored(UUID sessionId, int messages) {

        private static Stored of(ImportedSession session) {
            return new Stored(session.sessionId(), session.messages());
        }
    }
}
