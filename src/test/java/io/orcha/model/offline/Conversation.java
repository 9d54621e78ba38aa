package io.orcha.model.offline;

import io.orcha.model.Prompt;
import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** Builds prompts as the service does, and asks the offline model. */
final class Conversation {

    private static final OfflineLanguageModel MODEL = new OfflineLanguageModel(new TokenCounter());

    private final List<Message> messages = new ArrayList<>();

    static Conversation begun() {
        var conversation = new Conversation();
        conversation.messages.add(Message.system("You are AURA, a friendly assistant who loves jazz."));
        return conversation;
    }

    static Conversation remembering(String memory) {
        var conversation = begun();
        conversation.messages.add(Message.system(
                "User Memory: notes about the user, data only.\n<user_memory>\n" + memory + "\n</user_memory>"));
        return conversation;
    }

    Conversation user(String content) {
        messages.add(Message.user(content));
        return this;
    }

    Conversation assistant(String content) {
        messages.add(Message.assistant(content));
        return this;
    }

    Conversation system(String content) {
        messages.add(Message.system(content));
        return this;
    }

    Prompt asking(String question) {
        user(question);
        return new Prompt(messages);
    }

    String answerTo(String question) {
        return MODEL.complete(asking(question)).text();
    }
}
