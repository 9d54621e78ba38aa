package io.orcha.memory.screening;

import io.orcha.memory.screening.Instructions.Finding;
import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the sentences of a message that are orders, also orders that are spread over several lines or scraps. */
final class Orders {

    /** How many scraps are read together; each half is read with both of its neighbours. */
    private static final int WINDOW = 8;

    private static final int SCRAP = 16;
    private static final int LINE = 200;

    private final List<String> sentences;
    private final BitSet orders = new BitSet();

    private Orders(List<String> sentences) {
        this.sentences = sentences;
    }

    /** The places of the sentences that are orders. */
    static BitSet in(VisibleText visible, String lower, List<Span> spans) {
        var sentences = new ArrayList<String>(spans.size());
        for (var span : spans) {
            sentences.add(lower.substring(span.start(), span.end()));
        }
        var reading = new Orders(sentences);
        reading.readOneByOne(visible.text(), spans);
        reading.readTogether();
        return reading.orders;
    }

    private void readOneByOne(String text, List<Span> spans) {
        boolean rest = false;
        int unfinished = -1;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            var finding = Instructions.in(sentence);
            boolean order = rest || finding == Finding.ORDER || isDisguised(text, spans.get(i), sentence);
            if (order) {
                orders.set(unfinished < 0 ? i : unfinished, i + 1);
                // What is announced belongs to it.
                rest |= sentence.stripTrailing().endsWith(":");
            }
            unfinished = finding == Finding.UNFINISHED ? (unfinished < 0 ? i : unfinished) : -1;
        }
    }

    private static boolean isDisguised(String text, Span span, String lower) {
        for (var reading : Disguises.of(text.substring(span.start(), span.end()), lower)) {
            if (Instructions.in(reading) == Finding.ORDER || Structure.first(reading) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void readTogether() {
        for (int from = 0; from + 1 < sentences.size(); from += WINDOW / 2) {
            int end = from + 1;
            while (end < sentences.size() && end < from + WINDOW) {
                end++;
            }
            for (int start = from; start < end; ) {
                int last = start + 1;
                while (last < end && continues(sentences.get(last - 1), sentences.get(last))) {
                    last++;
                }
                if (last - start > 1 && orders.get(start, last).isEmpty()) {
                    markSmallest(start, last);
                }
                start = last;
            }
        }
    }

    /** Whether a sentence may go on in the next one: its line has no end, or both are scraps. */
    private static boolean continues(String sentence, String next) {
        var stripped = sentence.stripTrailing();
        if (stripped.isEmpty() || stripped.length() > LINE || next.length() > LINE) {
            return false;
        }
        boolean open = ".!?\u3002:".indexOf(stripped.charAt(stripped.length() - 1)) < 0;
        return open || (sentence.length() <= SCRAP && next.length() <= SCRAP);
    }

    private void markSmallest(int from, int to) {
        if (!isOrder(from, to)) {
            return;
        }
        int start = from;
        int end = to;
        while (end - start > 1 && isOrder(start + 1, end)) {
            start++;
        }
        while (end - start > 1 && isOrder(start, end - 1)) {
            end--;
        }
        orders.set(start, end);
    }

    private boolean isOrder(int from, int to) {
        var joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            var sentence = sentences.get(i).strip();
            joined.append(sentence, 0, Math.max(0, sentence.length() - (sentence.endsWith(".") ? 1 : 0)))
                    .append(' ');
        }
        return Instructions.in(joined.toString()) == Finding.ORDER;
    }
}
