package io.orcha.memory.summary;

import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel;
import io.orcha.model.Prompt;
import io.orcha.model.embedding.Embedder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives the answers of a script, one a call, and keeps the prompts. */
final class ScriptedModel implements LanguageModel {

    final List<Prompt> prompts = new ArrayList<>();
    private final Deque<Completion> script = new ArrayDeque<>();

    ScriptedModel(String... answers) {
        List.of(answers).forEach(answer -> script.add(new Completion(answer, Usage.of(1, 1), false)));
    }

    /** The summariser that asks this model; without an embedder, so that nothing is loaded. */
    Summariser summariser() {
        return new LanguageModelSummariser(this, new Embedder() {
            @Override
            public String model() {
                return "none";
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public List<float[]> embed(List<String> texts, Purpose purpose) {
                return List.of();
            }
        });
    }

    ScriptedModel thenTruncated(String answer) {
        script.add(new Completion(answer, Usage.of(1, 1), true));
        return this;
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("openai", "scripted");
    }

    @Override
    public Completion completeInBackground(Prompt prompt) {
        prompts.add(prompt);
        return script.remove();
    }

    @Override
    public Completion complete(Prompt prompt) {
        throw new UnsupportedOperationException("summaries are made in the background");
    }

    @Override
    public CompletionStream stream(Prompt prompt) {
        throw new UnsupportedOperationException("summaries are made in the background");
    }
}
