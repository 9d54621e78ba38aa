package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Metrics;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class MetricsTest {

    private static final String CANARY = "kanarienvogel";

    ModelStub model;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void measuresTurnsWithTheirOverheadAndTheirRecall() {
        double turns = Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"ok\"", "stream=\"false\"");
        double overheads = Metrics.sum("orcha_chat_overhead_seconds_count", "stream=\"false\"");
        double recalls = Metrics.sum("orcha_recall_seconds_count");

        chat(newUser(), "Hello").then().statusCode(200);

        assertThat(Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"ok\"", "stream=\"false\""))
                .isEqualTo(turns + 1);
        assertThat(Metrics.sum("orcha_chat_overhead_seconds_count", "stream=\"false\""))
                .isEqualTo(overheads + 1);
        assertThat(Metrics.sum("orcha_recall_seconds_count")).isEqualTo(recalls + 1);
        assertThat(Metrics.sum("orcha_chat_overhead_seconds_sum"))
                .isLessThan(Metrics.sum("orcha_chat_turn_seconds_sum"));
    }

    @Test
    void measuresTheFirstTokenOfAStream() {
        double before = Metrics.sum("orcha_chat_first_token_seconds_count");

        chat(newUser(), "Hello", "stream", true).then().statusCode(200);

        assertThat(Metrics.sum("orcha_chat_first_token_seconds_count")).isEqualTo(before + 1);
        assertThat(Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"ok\"", "stream=\"true\""))
                .isPositive();
    }

    @Test
    void tellsHowTurnsFailed() {
        double failed = Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"model_failed\"");
        double refused = Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"refused\"");
        double retries = Metrics.sum("orcha_model_retries_total", "use=\"chat\"");
        model.next(ModelStub.status(500), ModelStub.status(500), ModelStub.status(500));

        chat(newUser(), "Hello").then().statusCode(503);
        chat(newUser(), "Hello", "session_id", UUID.randomUUID()).then().statusCode(404);

        assertThat(Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"model_failed\""))
                .isEqualTo(failed + 1);
        assertThat(Metrics.sum("orcha_chat_turn_seconds_count", "outcome=\"refused\""))
                .isEqualTo(refused + 1);
        assertThat(Metrics.sum("orcha_model_retries_total", "use=\"chat\"")).isEqualTo(retries + 2);
    }

    @Test
    void countsTokensAndCallsByModelAndUse() {
        var labels =
                new String[] {"gen_ai_request_model=\"stub-model\"", "gen_ai_provider_name=\"openai\"", "use=\"chat\""};
        double calls =
                Metrics.sum("gen_ai_client_operation_duration_seconds_count", with(labels, "error_type=\"none\""));
        double input = Metrics.sum("gen_ai_client_token_usage_sum", with(labels, "gen_ai_token_type=\"input\""));
        double output = Metrics.sum("gen_ai_client_token_usage_sum", with(labels, "gen_ai_token_type=\"output\""));

        chat(newUser(), "Hello").then().statusCode(200);

        assertThat(Metrics.sum("gen_ai_client_operation_duration_seconds_count", with(labels, "error_type=\"none\"")))
                .isEqualTo(calls + 1);
        assertThat(Metrics.sum("gen_ai_client_token_usage_sum", with(labels, "gen_ai_token_type=\"input\"")))
                .isEqualTo(input + 11);
        assertThat(Metrics.sum("gen_ai_client_token_usage_sum", with(labels, "gen_ai_token_type=\"output\"")))
                .isEqualTo(output + 7);
    }

    @Test
    void measuresRollUps() {
        double before = Metrics.sum("orcha_jobs_run_seconds_count", "kind=\"roll-up\"", "outcome=\"ok\"");
        var user = newUser();

        chat(user, "I love sailing.").then().statusCode(200);
        RollUpJobs.in(dataSource).awaitDone(user);

        await().untilAsserted(() -> assertThat(
                        Metrics.sum("orcha_jobs_run_seconds_count", "kind=\"roll-up\"", "outcome=\"ok\""))
                .isGreaterThan(before));
        assertThat(Metrics.sum("gen_ai_client_operation_duration_seconds_count", "use=\"background\""))
                .isPositive();
    }

    @Test
    void countsRequestsThatWereAnsweredFromMemory() {
        double replayed = Metrics.sum("orcha_idempotency_requests_total", "outcome=\"replayed\"");
        var key = UUID.randomUUID().toString();
        var body = map("user_id", newUser(), "content", "Once.");

        json(body).header("Idempotency-Key", key).post("/api/v1/memory");
        json(body).header("Idempotency-Key", key).post("/api/v1/memory");

        assertThat(Metrics.sum("orcha_idempotency_requests_total", "outcome=\"replayed\""))
                .isEqualTo(replayed + 1);
    }

    @Test
    void tellsHowLargeTheTablesAndThePoolAre() {
        assertThat(Metrics.sum("orcha_table_bytes", "table=\"user_memories\"")).isPositive();
        assertThat(Metrics.sum("orcha_database_bytes")).isPositive();
        assertThat(Metrics.scrape())
                .contains("orcha_table_rows{table=\"chat_messages\"}", "agroal_active_count", "jvm_memory_used_bytes");
    }

    @Test
    void hasBucketsToTellTheLatencyOfReads() {
        saveMemory(newUser(), "something");

        assertThat(Metrics.scrape()).contains("http_server_requests_seconds_bucket", "uri=\"/api/v1/memory\"");
    }

    @Test
    void namesNoUserAndNothingThatWasSaid() {
        var user = newUser();
        saveMemory(user, CANARY);
        var session = session(chat(user, CANARY));
        model.next(ModelStub.reply(CANARY));
        chat(user, CANARY, "stream", true, "session_id", session);

        assertThat(Metrics.scrape()).doesNotContain(user, session, CANARY);
    }

    private static String[] with(String[] labels, String label) {
        var all = java.util.Arrays.copyOf(labels, labels.length + 1);
        all[labels.length] = label;
        return all;
    }
}
