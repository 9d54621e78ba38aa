package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a chat turn costs that stores nothing, one that is stored and one that is stored and learned from, measured in turns on
 * one running service, so that what the machine does besides is in all three.
 *
 * @param jobs whether the service runs jobs: without, a turn costs what its own storing and scheduling cost; with them also
 *     what the roll-ups cost that it leads to
 * @param temporary the client keeps the conversation, and the service stores nothing and reads no memory
 * @param stored the memory is read, the messages are stored, and nothing is learned from them
 * @param learned the user's message is also marked to be learned from, and a roll-up is scheduled
 * @param storing what {@code stored} costs more than {@code temporary}: reading memory and history is in it
 * @param scheduling what {@code learned} costs more than {@code stored}
 * @param both what {@code learned} costs more than {@code temporary}
 */
record ChatCost(
        boolean jobs,
        Shape shape,
        int connections,
        Figures temporary,
        Figures stored,
        Figures learned,
        Added storing,
        Added scheduling,
        Added both) {

    static ChatCost of(boolean jobs, Shape shape, int connections, Figures temporary, Figures stored, Figures learned) {
        return new ChatCost(
                jobs,
                shape,
                connections,
                temporary,
                stored,
                learned,
                Added.between(temporary, stored),
                Added.between(stored, learned),
                Added.between(temporary, learned));
    }

    boolean hasErrors() {
        return temporary.errors() + stored.errors() + learned.errors() > 0;
    }

    /** How the turns follow each other. */
    enum Shape {
        /** Every turn opens a session. */
        NEW_SESSION,
        /** Sessions of ten turns, one that opens it and nine that name it. */
        SESSION_OF_TEN;

        @JsonValue
        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        Dialogue stored(Requests requests) {
            return switch (this) {
                case NEW_SESSION -> Scenario.CHAT_NEW_SESSION.dialogue(requests);
                case SESSION_OF_TEN -> Scenario.CHAT.dialogue(requests);
            };
        }

        /** The same prompts, less the memory: what a session would hold is sent along. */
        Dialogue temporary(Requests requests) {
            return switch (this) {
                case NEW_SESSION -> Scenario.CHAT_NEW_SESSION.dialogue(requests);
                case SESSION_OF_TEN -> Dialogue.repeating(conversation(requests));
            };
        }

        private static Supplier<byte[]> conversation(Requests requests) {
            var turn = new int[1];
            return () -> requests.continueConversation(turn[0]++ % Scenario.TURNS_OF_A_SESSION);
        }
    }

    /**
     * A difference, and a ratio to what it is added to.
     *
     * @param serviceCpuRatio what a turn costs with it, as a multiple of what it costs without
     */
    record Added(double serviceCpuMs, double serviceCpuRatio, double postgresCpuMs, double p50Ms, double p50Ratio) {

        static Added between(Figures less, Figures more) {
            return new Added(
                    Figures.rounded(more.serviceCpuMs() - less.serviceCpuMs(), 4),
                    Figures.rounded(more.serviceCpuMs() / less.serviceCpuMs(), 3),
                    Figures.rounded(more.postgresCpuMs() - less.postgresCpuMs(), 4),
                    Figures.rounded(more.p50Ms() - less.p50Ms(), 3),
                    Figures.rounded(more.p50Ms() / less.p50Ms(), 3));
        }
    }
}
