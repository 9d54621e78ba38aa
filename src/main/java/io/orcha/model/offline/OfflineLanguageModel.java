package io.orcha.model.offline;

import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel;
import io.orcha.model.Prompt;
import io.orcha.model.TokenCounter;

/**
 * A deterministic model that needs no key and no network. It answers only from the prompt's memory and from what the user
 * said in the conversation, never from the assistant's words; what was not said it does not know. The same prompt gives
 * the same bytes.
 */
public final class OfflineLanguageModel implements LanguageModel {

    private static final ModelInfo INFO = new ModelInfo("offline", "orcha-offline");

    private final TokenCounter tokens;

    /** A model that reports its usage in the tokens of this counter. */
    public OfflineLanguageModel(TokenCounter tokens) {
        this.tokens = tokens;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public Completion complete(Prompt prompt) {
        var text = Reply.to(Evidence.of(prompt));
        return new Completion(text, usage(prompt, text), false);
    }

    @Override
    public Completion completeInBackground(Prompt prompt) {
        return complete(prompt);
    }

    @Override
    public CompletionStream stream(Prompt prompt) {
        return new WordStream(Reply.to(Evidence.of(prompt)), said -> usage(prompt, said));
    }

    private Usage usage(Prompt prompt, String text) {
        int asked = 0;
        for (var message : prompt.messages()) {
            asked += tokens.count(message.content());
        }
        return Usage.of(asked, tokens.count(text));
    }
}
