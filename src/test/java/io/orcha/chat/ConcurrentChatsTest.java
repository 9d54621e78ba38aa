package io.orcha.chat;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.PausedJobs;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConcurrentChatsTest {

    private static final int USERS = 50;
    private static final int TURNS = 40;

    private record Conversation(String user, String session) {}

    @Test
    void keepsEveryMessageInItsOwnSessionAndInOrder() throws Exception {
        var atOnce = new Semaphore(16);
        var work = IntStream.range(0, USERS)
                .mapToObj(i -> (Callable<Conversation>) () -> converse(i, atOnce))
                .toList();

        var conversations = new ArrayList<Conversation>();
        try (var jobs = PausedJobs.ofRecall();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var conversation : clients.invokeAll(work)) {
                conversations.add(conversation.get());
            }
            check(conversations);
            jobs.erase(conversations.stream().map(Conversation::user).toList());
        }
    }

    private static void check(List<Conversation> conversations) {
        for (int i = 0; i < USERS; i++) {
            var conversation = conversations.get(i);
            int number = i;
            var said = contents(conversation.user(), conversation.session());
            assertThat(said).hasSize(2 * TURNS);
            assertThat(IntStream.range(0, TURNS).mapToObj(turn -> said.get(2 * turn)))
                    .containsExactlyElementsOf(IntStream.range(0, TURNS)
                            .mapToObj(turn -> message(number, turn))
                            .toList());
        }
    }

    private static Conversation converse(int number, Semaphore atOnce) throws InterruptedException {
        var user = newUser();
        String session = null;
        for (int turn = 0; turn < TURNS; turn++) {
            atOnce.acquire();
            try {
                session = session == null
                        ? session(chat(user, message(number, turn)))
                        : session(chat(user, message(number, turn), "session_id", session));
            } finally {
                atOnce.release();
            }
        }
        return new Conversation(user, session);
    }

    private static String message(int user, int turn) {
        return "user %d says %d".formatted(user, turn);
    }
}
