package io.orcha.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages are not committed in the order of their ids. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateMessageTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    @Test
    void learnsFromAMessageThatIsCommittedAfterALaterOne() throws SQLException {
        var user = newUser();
        String session = chat(user, "My dog is called Rex.").path("session_id");
        await().untilAsserted(() -> assertThat(content(user)).contains("Rex"));

        try (var connection = dataSource.getConnection()) {
            insertWithAnEarlyId(connection, user, session, "My cat is called Tom.");
        }
        chat(user, "My bird is called Kiwi.");

        await().untilAsserted(() -> assertThat(content(user)).contains("Rex", "Kiwi", "Tom"));
    }

    private static void insertWithAnEarlyId(Connection connection, String user, String session, String text)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO chat_messages (user_id, id, session_id, role, content, to_learn, created_at)
                VALUES (?, '00000000-0000-7000-8000-000000000001', ?, 'user', ?, true, now())
                """)) {
            statement.setString(1, user);
            statement.setObject(2, UUID.fromString(session));
            statement.setString(3, text);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static String content(String user) {
        String content = getMemory(user).path("memory.content");
        return content == null ? "" : content;
    }
}
