package io.orcha.model;

import java.util.List;

/**
 * What a language model is given: system messages, then the conversation, the user's newest message last.
 *
 * @param messages in the order in which the model reads them, at least one
 */
public record Prompt(List<Message> messages) {

    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a prompt has at least one message");
        }
    }

    /** Who speaks in a message. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /**
     * One message of a prompt.
     *
     * @param role who speaks
     * @param content the text, exactly as the model shall read it
     */
    public record Message(Role role, String content) {

        public static Message system(String content) {
            return new Message(Role.SYSTEM, content);
        }

        public static Message user(String content) {
            return new Message(Role.USER, content);
        }

        public static Message assistant(String content) {
            return new Message(Role.ASSISTANT, content);
        }
    }
}
