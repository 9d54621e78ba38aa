package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.Api;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirement B2 over HTTP, as a newcomer meets it: the package without any setting but a directory and a port. */
class RemembersAcrossRestartIT {

    private static final String QUESTION = "What's my name and what do I love?";

    @TempDir
    static Path directory;

    private static ServiceProcess service;

    /** Somebody who introduces themselves. */
    record Person(String user, String introduction, String name, List<String> likes) {

        static Person of(String introduction, String name, String... likes) {
            return new Person(Api.newUser(), introduction, name, List.of(likes));
        }

        void isKnownIn(String reply) {
            assertThat(reply).contains(name).contains(likes);
        }

        @Override
        public String toString() {
            return introduction;
        }
    }

    static Stream<Person> people() {
        return Stream.of(
                Person.of(
                        "Hi! I'm Anne-Sophie and I love chess, sea kayaking and dark chocolate.",
                        "Anne-Sophie",
                        "chess",
                        "sea kayaking",
                        "dark chocolate"),
                Person.of(
                        "Hello, my name is Françoise Lefèvre. I adore crème brûlée.",
                        "Françoise Lefèvre",
                        "crème brûlée"),
                Person.of("我叫王秀英。我喜欢书法。", "王秀英", "书法"),
                Person.of("my name is otto and i love rye bread", "otto", "rye bread"),
                Person.of("Call me Maru 🐱! I love naps and origami.", "Maru 🐱", "naps", "origami"));
    }

    @BeforeAll
    static void startService() throws IOException {
        service = start();
    }

    @AfterAll
    static void stopService() {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("people")
    void knowsThePersonInTheSameSession(Person person) {
        var session = introduce(person).session();

        var reply =
                client().chat(person.user(), QUESTION, "session_id", session).reply();

        person.isKnownIn(reply);
    }

    @ParameterizedTest
    @MethodSource("people")
    void knowsThePersonInANewSession(Person person) {
        introduce(person);

        var reply = client().chat(person.user(), "What is my name, and what do I like?")
                .reply();

        person.isKnownIn(reply);
    }

    @ParameterizedTest
    @MethodSource("people")
    void knowsThePersonInAStreamedReply(Person person) {
        client().chat(person.user(), person.introduction(), "stream", true).reply();

        var answer = client().chat(person.user(), QUESTION, "stream", true);

        assertThat(answer.events().names()).startsWith("session").endsWith("done");
        person.isKnownIn(answer.reply());
    }

    @Test
    void knowsEverybodyAfterARestart() throws IOException {
        var people = people().toList();
        var sessions =
                people.stream().map(person -> introduce(person).session()).toList();

        service.stop();
        service = start();

        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            person.isKnownIn(client().chat(person.user(), "Do you remember my name and what I love?")
                    .reply());
            person.isKnownIn(client().chat(person.user(), QUESTION, "session_id", sessions.get(i))
                    .reply());
        }
    }

    @Test
    void knowsEverybodyAfterKillMinusNine() throws IOException {
        var people = people().toList();
        people.forEach(RemembersAcrossRestartIT::introduce);

        service.kill();
        service = start();

        for (var person : people) {
            person.isKnownIn(client().chat(person.user(), QUESTION).reply());
        }
    }

    @Test
    void keepsUsersApart() {
        var people = people().toList();
        people.forEach(RemembersAcrossRestartIT::introduce);
        var stranger = Api.newUser();

        var reply = client().chat(stranger, QUESTION).reply();

        var facts = people.stream()
                .flatMap(person -> Stream.concat(Stream.of(person.name()), person.likes().stream()))
                .toList();
        assertThat(reply).doesNotContain(facts);
        var first = people.getFirst();
        assertThat(client().chat(first.user(), QUESTION).reply())
                .doesNotContain(facts.stream()
                        .filter(fact ->
                                !first.name().equals(fact) && !first.likes().contains(fact))
                        .toList());
        assertThat(client().get("/sessions?user_id=" + stranger).json().path("sessions"))
                .hasSize(1);
    }

    private static ServiceClient.Answer introduce(Person person) {
        var answer = client().chat(person.user(), person.introduction());
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static ServiceProcess start() throws IOException {
        return ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .start();
    }

    private static ServiceClient client() {
        return ServiceClient.of(service);
    }
}
