package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model is told in one sentence how its reply should sound, when the user's words tell how they feel. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class TurnToneTest {

    private static final String SAD = "I am so sad and lonely, this is an awful, terrible day.";

    ModelStub model;

    private final String user = newUser();

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void asksForAGentleToneOfWhoIsUpset() {
        var session = session(chat(user, SAD));
        assertThat(prompt()).as("one message is no mood").doesNotContain("The user seems");

        chat(user, SAD, "session_id", session).then().statusCode(200);

        assertThat(prompt()).contains("The user seems upset right now");
        assertThat(model.lastCall().roles().getLast()).isEqualTo("user");
    }

    @Test
    void saysNothingOfWhoFeelsAsAlways() {
        var session = session(chat(user, "The train leaves at six."));
        chat(user, "Which one is the next?", "session_id", session).then().statusCode(200);

        assertThat(prompt()).doesNotContain("The user seems");
    }

    @Test
    void saysNothingWhenItIsSwitchedOff() {
        json(map("follow_mood", false)).patch("/api/v1/users/{user}/settings", user);
        var session = session(chat(user, SAD));
        chat(user, SAD, "session_id", session).then().statusCode(200);

        assertThat(prompt()).doesNotContain("The user seems");
    }

    @Test
    void saysNothingInATemporaryChat() {
        var session = session(chat(user, SAD));
        chat(user, SAD, "session_id", session).then().statusCode(200);
        chat(user, SAD, "session_id", session, "memory", "off").then().statusCode(200);

        assertThat(prompt()).doesNotContain("The user seems");
    }

    private String prompt() {
        return String.join("\n", model.lastCall().contents());
    }
}
