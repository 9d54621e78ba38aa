package io.orcha.platform.telemetry;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a turn leaves in the traces: its steps and what they cost, and nothing of what was said. */
@QuarkusTest
@TestProfile(RecordedSpans.On.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class TracesTest {

    private static final String CANARY = "kanarienvogel";

    ModelStub model;

    @Inject
    RecordedSpans spans;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void forget() {
        RollUpJobs.in(dataSource).awaitNone();
        model.reset();
        spans.forget();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsTheStepsOfATurn(boolean streamed) {
        chat(newUser(), "Hello", "stream", streamed).then().statusCode(200);

        var request = span("POST /api/v1/orcha/chat");
        var turn = childOf(request, "chat turn");
        childOf(turn, "gather prompt");
        var call = childOf(turn, "chat stub-model");
        var sent = child(call);
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(sent.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(model.lastCall().traceparent())
                .isEqualTo("00-%s-%s-01".formatted(sent.getTraceId(), sent.getSpanId()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsWhatTheModelCost(boolean streamed) {
        chat(newUser(), "Hello", "stream", streamed).then().statusCode(200);

        var call = span("chat stub-model");

        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(text(call, "gen_ai.operation.name")).isEqualTo("chat");
        assertThat(text(call, "gen_ai.provider.name")).isEqualTo("openai");
        assertThat(text(call, "gen_ai.request.model")).isEqualTo("stub-model");
        assertThat(text(call, "gen_ai.response.model")).isEqualTo("stub-model-2026");
        assertThat(call.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(11);
        assertThat(call.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(7);
    }

    @Test
    void goesOnWithTheCallersTrace() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        given().header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(trace))
                .get("/api/v1/memory/{user}", newUser());

        assertThat(span("GET /api/v1/memory/{user_id}").getTraceId()).isEqualTo(trace);
    }

    @Test
    void showsAFailedCall() {
        model.next(ModelStub.status(400));

        chat(newUser(), "Hello").then().statusCode(503);

        var call = span("chat stub-model");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(call, "error.type")).isEqualTo("unusable");
        assertThat(span("chat turn").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void showsARollUp() {
        var user = newUser();

        chat(user, "I love sailing.").then().statusCode(200);

        var job = span("job roll-up");
        assertThat(childOf(job, "chat stub-model").getTraceId()).isEqualTo(job.getTraceId());
        RollUpJobs.in(dataSource).awaitDone(user);
    }

    @Test
    void holdsNothingOfWhatWasSaidAndNobodysId() {
        var user = newUser();
        saveMemory(user, CANARY);
        model.next(
                ModelStub.reply(CANARY),
                ModelStub.reply(CANARY),
                ModelStub.status(500),
                ModelStub.status(500),
                ModelStub.status(500),
                ModelStub.garbage(),
                ModelStub.garbage(),
                ModelStub.cutAfter(CANARY, CANARY),
                ModelStub.cutAfter(CANARY),
                ModelStub.cutAfter(CANARY),
                ModelStub.cutAfter(CANARY));
        var session = session(chat(user, CANARY));
        for (boolean streamed : new boolean[] {true, false, true, false, true, false}) {
            chat(user, CANARY, "stream", streamed, "session_id", session);
        }
        given().body("{\"user_id\":\"%s\",\"message\":\"%s".formatted(user, CANARY))
                .contentType("application/json")
                .post("/api/v1/orcha/chat");
        given().queryParam("user_id", user).get("/api/v1/sessions/{id}/messages", session);
        given().queryParam("text", CANARY).get("/api/v1/memory/{user}/why", user);
        given().get("/api/v1/{canary}/{user}", CANARY, user);
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        RollUpJobs.in(dataSource).awaitNone();

        assertThat(spans.all()).hasSizeGreaterThan(20);
        assertThat(everythingIn(spans.all())).doesNotContainIgnoringCase(CANARY).doesNotContain(user);
    }

    private SpanData span(String name) {
        await("span " + name)
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        spans.all().stream().anyMatch(span -> span.getName().equals(name)));
        return spans.all().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SpanData childOf(SpanData parent, String name) {
        return children(parent).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, spans.all())));
    }

    private SpanData child(SpanData parent) {
        await("child of " + parent.getName())
                .atMost(Duration.ofSeconds(10))
                .until(() -> !children(parent).isEmpty());
        assertThat(children(parent)).hasSize(1);
        return children(parent).getFirst();
    }

    private List<SpanData> children(SpanData parent) {
        return spans.all().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static String everythingIn(List<SpanData> spans) {
        var all = new StringBuilder();
        for (var span : spans) {
            all.append(span.getName())
                    .append(span.getAttributes())
                    .append(span.getEvents())
                    .append(span.getStatus())
                    .append(span.getLinks())
                    .append(span.getResource())
                    .append('\n');
        }
        return all.toString();
    }
}
