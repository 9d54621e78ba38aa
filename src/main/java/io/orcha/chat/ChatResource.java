package io.orcha.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.idempotency.IdempotentAttempt;
import io.orcha.limits.ModelWork;
import io.orcha.persona.Personas;
import io.orcha.platform.RequestId;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/orcha/chat")
@RunOnVirtualThread
@Tag(name = "Chat")
class ChatResource {

    private final ChatTurns turns;
    private final Personas personas;
    private final ActingUser actingUser;
    private final ChatConfig config;
    private final ObjectMapper json;

    ChatResource(ChatTurns turns, Personas personas, ActingUser actingUser, ChatConfig config, ObjectMapper json) {
        this.turns = turns;
        this.personas = personas;
        this.actingUser = actingUser;
        this.config = config;
        this.json = json;
    }

    @POST
    @ModelWork
    @PermissionsAllowed("chat")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    @Operation(operationId = "chat", summary = "One chat turn with the user's memory", description = """
                    With `"stream": true` or `Accept: text/event-stream` the reply arrives as server-sent events. The `data` of each is \
                    one JSON object on one line:

                    - `session`, the first: the user's message is stored. A `ChatSessionEvent`, whose `session_id` is where (null for a \
                    temporary chat), with the `memory` and the `model` that the reply is made with.
                    - `delta`, any number: a `ChatDeltaEvent` whose `content` is the next piece of the reply.
                    - `done`, the last: the reply is stored. A `ChatReply`, the same as without a stream.
                    - `error`, the last instead: a `Problem`. Its `session_id`, if there is one, is the session to go on in.

                    Lines that begin with a colon keep the connection open and say nothing.
                    """)
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChatReply.class)),
                @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class))
            })
    public Response chat(
            @Nullable ChatRequest body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            RoutingContext context) {
        var request = MalformedBodyException.require(body);
        var checked = request.checked(config, personas);
        var turn = checked.actingFor(actingUser.actFor(checked.user()));
        boolean streamed = wantsStream(request, accept);
        var prepared = prepared(turn, streamed, IdempotentAttempt.of(context));
        return streamed
                ? stream(prepared, context)
                : Response.ok(turns.reply(prepared), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    /** Repeated under an {@code Idempotency-Key}, a failed turn goes on; a temporary chat leaves no trace there either. */
    private PreparedTurn prepared(Turn turn, boolean streamed, Optional<IdempotentAttempt> attempt) {
        if (turn.memory() == MemoryMode.OFF) {
            attempt.ifPresent(IdempotentAttempt::keepNoResponse);
            return turns.prepare(turn, streamed);
        }
        var prepared = turns.prepare(
                attempt.flatMap(IdempotentAttempt::session).map(turn::resuming).orElse(turn), streamed);
        var session = prepared.sessionId();
        if (session != null) {
            attempt.ifPresent(it -> it.leftMessageIn(session));
        }
        return prepared;
    }

    private Response stream(PreparedTurn prepared, RoutingContext context) {
        var reply = new StreamedReply(turns, prepared, json, config.heartbeat(), RequestId.of(context));
        var response = context.response();
        // Ends a wait for the model at once; a connection that is closed while the model speaks is met when writing.
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                reply.hangUp();
            }
        });
        StreamingOutput body = output -> reply.write(output, response::closed);
        return Response.ok(body, MediaType.SERVER_SENT_EVENTS_TYPE)
                // Tells nginx not to hold events back.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private static boolean wantsStream(ChatRequest request, @Nullable String accept) {
        if (request.stream() != null) {
            return request.stream();
        }
        return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS);
    }
}
