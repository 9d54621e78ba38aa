package io.orcha.model.offline.facts;

import io.orcha.model.offline.Sentences;
import java.util.List;

/**
 * Reads English statements of one speaker as triples: "My sister Ana lives in Porto" gives (user, sister, Ana) and (Ana, lives_in,
 * Porto). It prefers to say nothing where it is not sure; questions, requests, conditions, hearsay and texts in other languages
 * give nothing. What its predicates and kinds mean is told in {@code src/eval/graph/README.md}.
 *
 * <p>Safe for threads. The models are read when the first message is. A message takes about a millisecond.
 */
public final class FactExtractor {

    /** Longer sentences are lists or no sentences; what is behind it is left out, so that a text costs what its length says. */
    private static final int LONGEST = 1_000;

    /** An extractor; it costs nothing to make. */
    public FactExtractor() {}

    /**
     * The triples of messages.
     *
     * @param messages what one speaker said in one conversation, in order; pronouns may refer to what was named before
     * @return in the order of the messages, each fact once
     */
    public List<StatedTriple> extract(List<String> messages) {
        var story = new Story();
        var listener = new Listener(story);
        for (int message = 0; message < messages.size(); message++) {
            int number = 0;
            for (var text : Sentences.of(messages.get(message))) {
                if (English.isSpokenIn(text)) {
                    story.enter(message, number++, text);
                    listener.hear(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
                    if (Retraction.isIn(text)) {
                        story.takeBack();
                    }
                }
            }
        }
        return story.triples();
    }
}
