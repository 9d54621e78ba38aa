package io.orcha.graph.conversation;

import static io.orcha.model.AnswerSchema.object;

import io.orcha.memory.MemoryText;
import io.orcha.memory.summary.StatedEvidence;
import io.orcha.model.AnswerSchema;
import io.orcha.model.JsonAnswer;
import io.orcha.model.LanguageModel.Completion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a model answered, and how much of it is believed.
 *
 * @param text the sentences that rest on what was said, as far as there is room; empty when there are none
 * @param faults what is wrong, as its author is told; empty when nothing is
 */
record SummaryAnswer(String text, List<String> faults) {

    /** The answer's shape, for servers that can enforce one. */
    static final AnswerSchema SCHEMA = new AnswerSchema("conversation", object(Map.of("summary", AnswerSchema.text())));

    SummaryAnswer {
        faults = List.copyOf(faults);
    }

    boolean isUsable() {
        return !text.isEmpty();
    }

    /**
     * Reads an answer.
     *
     * @param statements how many there are
     * @param harmless which sentences may be in a summary
     */
    static SummaryAnswer of(Completion answer, StatedEvidence said, int statements, Predicate<String> harmless) {
        if (answer.truncated()) {
            return new SummaryAnswer("", List.of("was cut short because it is too long"));
        }
        var given = JsonAnswer.findText(answer.text(), "summary");
        if (given == null) {
            return new SummaryAnswer("", List.of("is not the JSON object that was asked for"));
        }
        var all = IntStream.rangeClosed(1, statements)
                .mapToObj(number -> "m" + number)
                .toList();
        var faults = new LinkedHashSet<String>();
        var sound = new ArrayList<String>();
        int room = ConversationSummariser.LONGEST;
        for (var sentence : MemoryText.sentences(StatedEvidence.line(given))) {
            var fault = harmless.test(sentence)
                    ? said.fault(sentence, all).map(what -> "has a sentence that " + what)
                    : Optional.of("has a sentence that an assistant must not be told");
            int length = sentence.codePointCount(0, sentence.length()) + (sound.isEmpty() ? 0 : 1);
            if (fault.isPresent()) {
                faults.add(fault.get());
            } else if (length > room) {
                faults.add("is longer than %d characters".formatted(ConversationSummariser.LONGEST));
                room = 0;
            } else {
                sound.add(sentence);
                room -= length;
            }
        }
        if (sound.isEmpty() && faults.isEmpty()) {
            faults.add("is empty");
        }
        return new SummaryAnswer(String.join(" ", sound), List.copyOf(faults));
    }
}
