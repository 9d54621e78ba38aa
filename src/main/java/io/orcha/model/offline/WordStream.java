package io.orcha.model.offline;

import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel.Usage;
import java.time.Duration;
import java.util.function.Function;

/** Hands a finished reply out word by word. */
final class WordStream implements CompletionStream {

    private final String text;
    private final Function<String, Usage> usage;
    private int delivered;
    private volatile boolean closed;

    /**
     * @param text the whole reply
     * @param usage what the part of the reply that was handed out costs
     */
    WordStream(String text, Function<String, Usage> usage) {
        this.text = text;
        this.usage = usage;
    }

    @Override
    public Event next(Duration patience) {
        if (closed || delivered == text.length()) {
            return new Event.Done(usage.apply(text.substring(0, delivered)));
        }
        int end = delivered;
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        var delta = text.substring(delivered, end);
        delivered = end;
        return new Event.Delta(delta);
    }

    @Override
    public void close() {
        closed = true;
    }
}
