package io.orcha.memory.control;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EveryColumn;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** "Forget" erases everywhere, and what was forgotten does not come back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgettingTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String canary = "quixotic" + UUID.randomUUID().toString().replace("-", "");
    private final String user = newUser();

    @Test
    void erasesAPhraseFromEveryColumnOfEveryTable() throws Exception {
        var session = session(chat(user, "My spare key is under the " + canary + " pot. I also love hiking."));
        session(chat(user, "Where is my spare key again?"));
        chat(user, "Remember the " + canary + ".", "session_id", session);
        awaitMemoryWith(canary);
        saveMemory(user, getMemory(user).path("memory.content") + "\nKnows what a " + canary + " is.");
        json(map("text", "My spare key is under the " + canary + " pot."))
                .post("/api/v1/memory/{id}/pins", user)
                .then()
                .statusCode(200);
        assertThat(EveryColumn.holding(dataSource, canary)).contains("chat_messages.content", "user_memories.content");

        forget(canary).then().statusCode(200);

        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        assertThat(content()).contains("hiking");
        assertThat(messages(user, session).getFirst().get("content")).isEqualTo("I also love hiking.");
    }

    @Test
    void erasesASentenceAlsoWhereTheAssistantRepeatedIt() throws Exception {
        chat(user, "My spare key is under the " + canary + " pot.");
        awaitMemoryWith(canary);
        chat(user, "Where is my spare key?")
                .then()
                .body("message.content", org.hamcrest.Matchers.containsString(canary));

        forget("My spare key is under the " + canary + " pot.").then().statusCode(200);

        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void erasesWhatTheAssistantSaidBackInOtherConversations() throws Exception {
        var topic = canary.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + canary.substring(1);
        chat(user, "My name is Fred.");
        chat(user, "I love " + topic + ".");
        awaitMemoryWith(topic);
        chat(user, "What do I love?")
                .then()
                .body("message.content", org.hamcrest.Matchers.containsString("ou love " + topic));

        forget("I love " + topic + ".").then().statusCode(200);

        assertThat(EveryColumn.holding(dataSource, topic)).isEmpty();
        assertThat(content()).contains("Fred");
    }

    @Test
    void doesNotLearnItAgainFromOldSessions() throws Exception {
        var session = session(chat(user, "My spare key is under the " + canary + " pot."));
        awaitMemoryWith(canary);
        forget(canary).then().statusCode(200);

        chat(user, "I love hiking.", "session_id", session);
        awaitMemoryWith("hiking");
        json(map("save", true))
                .post("/api/v1/memory/{id}/generate", user)
                .then()
                .statusCode(200);

        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void keepsTheHistoryReadableAndItsChainIntact() {
        saveMemory(user, "- Likes tea.\n- Hides a " + canary + ".");
        saveMemory(user, "- Likes tea.\n- Hides a " + canary + ".\n- Has a dog.");

        forget(canary).then().statusCode(200).body("version", equalTo(3)).body("versions", equalTo(2));

        given().get("/api/v1/memory/{id}/versions/1", user).then().body("content", equalTo("- Likes tea."));
        given().get("/api/v1/memory/{id}/versions/3", user)
                .then()
                .body("content", equalTo("- Likes tea.\n- Has a dog."));
        given().get("/api/v1/memory/{id}/versions/verify", user).then().body("intact", equalTo(true));
    }

    @Test
    void forgetsTwiceAndMore() {
        saveMemory(user, "- Likes tea.\n- Hides a " + canary + ".\n- Owns a boat.");
        forget(canary).then().statusCode(200);
        forget("boat").then().statusCode(200).body("sentences", equalTo(1));
        forget("boat").then().statusCode(200).body("sentences", equalTo(0));

        assertThat(content()).isEqualTo("- Likes tea.");
        given().get("/api/v1/memory/{id}/versions/verify", user).then().body("intact", equalTo(true));
    }

    @Test
    void keepsWhatIsOnlySimilar() {
        saveMemory(user, "- I love bananas.\n- My sister Ana lives in Rome.\n- My sister Eva lives in Oslo.");

        forget("Ana").then().statusCode(200).body("sentences", equalTo(1));

        assertThat(content()).isEqualTo("- I love bananas.\n- My sister Eva lives in Oslo.");
    }

    @Test
    void leavesWhatIsSaidOfSomebodyElse() {
        var session = session(chat(user, "My brother Bruno lives in Lisbon."));
        chat(user, "My brother Carl lives in Lisbon.", "session_id", session);
        awaitMemoryWith("Carl");
        awaitMemoryWith("Bruno");

        forget("Bruno").then().statusCode(200);

        assertThat(messages(user, session).toString())
                .contains("My brother Carl lives in Lisbon.")
                .doesNotContain("Bruno");
        assertThat(content()).contains("Carl").doesNotContain("Bruno");
    }

    @Test
    void namesASessionAfterWhatRemainsOfItsFirstMessage() throws Exception {
        var said = "I should tell you that the spare key of our house in the hills lies behind " + canary + " rock.";
        session(chat(user, said + " I like tea."));

        forget("behind " + canary + " rock").then().statusCode(200);

        var titles = given().queryParam("user_id", user)
                .get("/api/v1/sessions")
                .then()
                .extract()
                .asString();
        assertThat(titles).contains("I like tea.").doesNotContain("spare key");
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void refusesWhatNamesNothing() {
        forget("...").then().statusCode(422);
        forget("").then().statusCode(422);
        json(map()).post("/api/v1/memory/{id}/forget", user).then().statusCode(422);
        json(map("text", "x"))
                .header("If-Match", "\"7-0\"")
                .post("/api/v1/memory/{id}/forget", user)
                .then()
                .statusCode(412);
    }

    private Response forget(String text) {
        return json(map("text", text)).post("/api/v1/memory/{id}/forget", user);
    }

    private String content() {
        return getMemory(user).path("memory.content");
    }

    private void awaitMemoryWith(String text) {
        await().untilAsserted(() -> assertThat(content()).contains(text));
    }
}
