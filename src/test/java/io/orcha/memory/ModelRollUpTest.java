package io.orcha.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory updates itself from conversation, with a summarising call of the language model. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ModelStubResource.class, restrictToAnnotatedClass = true)
class ModelRollUpTest {

    ModelStub model;

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void givesTheModelNotesAndStatementsAndStoresItsAnswer() {
        var user = newUser();
        saveMemory(user, "Prefers tea.");
        model.summarise(_ -> "Prefers tea. Has a sister called Ana.");

        chat(user, "My sister is called Ana.");

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo("Prefers tea. Has a sister called Ana."));
        var request = model.summaries().getFirst().contents().getLast();
        assertThat(request).contains("Prefers tea.", "- My sister is called Ana.");
        assertThat(request).as("the assistant's words are no evidence").doesNotContain(ModelStub.DEFAULT_REPLY);
    }

    @Test
    void doesNotOverwriteWhatAClientSavesMeanwhile() throws InterruptedException {
        var user = newUser();
        var gate = new Gate();
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.getAndIncrement() == 0) {
                pass(gate);
            }
            return request.contains("Saved meanwhile.") ? "Saved meanwhile. Has a dog." : "Has a dog.";
        });
        chat(user, "I have a dog.");
        gate.awaitArrival();

        saveMemory(user, "Saved meanwhile.");
        gate.open();

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo("Saved meanwhile. Has a dog."));
        assertThat(calls).hasValue(2);
    }

    @Test
    void keepsTheMemoryWhenTheModelsSummaryIsTooLong() {
        var user = newUser();
        saveMemory(user, "Prefers tea.");
        model.summarise(_ -> "x".repeat(16_385));
        chat(user, "I have a dog.");
        await().untilAsserted(() -> assertThat(model.summaries()).isNotEmpty());

        model.summarise(_ -> "Prefers tea. Has a dog and a cat.");
        chat(user, "I have a cat.");

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo("Prefers tea. Has a dog and a cat."));
        assertThat(model.summaries().getLast().contents().getLast()).contains("dog", "cat");
    }

    @Test
    void splitsWhatIsTooLongForOneCall() {
        var user = newUser();
        var statement = "My favourite numbers are " + "7 ".repeat(14_000);
        model.summarise(_ -> "Likes sevens.");
        for (int i = 0; i < 3; i++) {
            chat(user, i + " " + statement);
        }

        await().untilAsserted(() -> assertThat(content(user)).isEqualTo("Likes sevens."));
        chat(user, "Hello").then().statusCode(200);
        assertThat(model.summaries())
                .allSatisfy(
                        call -> assertThat(call.contents().getLast().length()).isLessThan(40_000));
    }

    private static void pass(Gate gate) {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String user) {
        String content = getMemory(user).path("memory.content");
        return content == null ? "" : content;
    }
}
