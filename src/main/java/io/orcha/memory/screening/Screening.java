package io.orcha.memory.screening;

import io.orcha.memory.screening.Screened.Held;
import io.orcha.memory.screening.Screened.Reason;
import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Holds back those sentences of a user's message that must not enter a memory unreviewed: lasting orders to the assistant,
 * links, secrets, what poses as the prompt's structure, and hidden text. Statements about the user, wishes about the style
 * of answers and requests for this one conversation pass untouched.
 *
 * <p>The time is linear in the length of the message. Every string is accepted, malformed ones too.
 */
public final class Screening {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private Screening() {}

    /** The message without the sentences that a person has to look at, and these, with all secrets redacted. */
    public static Screened screen(String message) {
        var visible = VisibleText.of(message);
        var lower = visible.lower();
        var secrets = Secrets.in(visible, lower);
        var links = Links.in(visible.text());
        int structure = place(Structure.first(lower), visible);
        int hidden = HiddenText.first(message);
        int hiddenFrom = hidden < 0 ? NOWHERE : hidden;
        var sentences = Sentences.of(visible.text(), secrets);
        var orders = Orders.in(visible, lower, sentences);
        if (sentences.isEmpty() && hidden >= 0) {
            return new Screened("", List.of(held(message, Set.of(Reason.HIDDEN_TEXT))));
        }

        var harmless = new StringBuilder();
        var held = new ArrayList<Held>();
        var nextSecret = new Cursor(secrets);
        var nextLink = new Cursor(links);
        int start = 0;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            int end = i + 1 == sentences.size() ? message.length() : visible.origin(sentence.end());
            var reasons = EnumSet.noneOf(Reason.class);
            add(reasons, Reason.INSTRUCTION, orders.get(i));
            add(reasons, Reason.LINK, !nextLink.in(sentence).isEmpty());
            var redacted = nextSecret.in(sentence);
            add(reasons, Reason.SECRET, !redacted.isEmpty());
            // What follows a change of speaker or hidden text is not the user's plain word any more.
            add(reasons, Reason.STRUCTURE, structure < end);
            add(reasons, Reason.HIDDEN_TEXT, hiddenFrom < end);
            if (reasons.isEmpty()) {
                harmless.append(message, start, end);
            } else {
                held.add(held(redact(message, start, end, redacted, visible), reasons));
            }
            start = end;
        }
        return held.isEmpty()
                ? new Screened(message, held)
                : new Screened(harmless.toString().stripTrailing(), held);
    }

    private static int place(int index, VisibleText visible) {
        return index < 0 ? NOWHERE : visible.origin(index);
    }

    private static void add(Set<Reason> reasons, Reason reason, boolean applies) {
        if (applies) {
            reasons.add(reason);
        }
    }

    private static Held held(String text, Set<Reason> reasons) {
        var shown = HiddenText.drop(text).strip();
        return new Held(shown.isEmpty() ? "[hidden text]" : shown, reasons);
    }

    private static String redact(String message, int start, int end, List<Span> secrets, VisibleText visible) {
        if (secrets.isEmpty()) {
            return message.substring(start, end);
        }
        var text = new StringBuilder();
        int at = start;
        for (var secret : secrets) {
            text.append(message, at, visible.origin(secret.start()))
                    .append("[redacted: ")
                    .append(secret.label())
                    .append(']');
            at = Math.max(at, visible.origin(secret.end()));
        }
        return text.append(message, Math.min(at, end), end).toString();
    }

    /** Goes through spans alongside the sentences, so that each is looked at once. */
    private static final class Cursor {

        private final List<Span> spans;
        private int next;

        Cursor(List<Span> spans) {
            this.spans = spans;
        }

        /** The spans that begin in a sentence. */
        List<Span> in(Span sentence) {
            int first = next;
            while (next < spans.size() && spans.get(next).start() < sentence.end()) {
                next++;
            }
            return spans.subList(first, next);
        }
    }
}
