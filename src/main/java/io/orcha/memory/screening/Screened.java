package io.orcha.memory.screening;

import java.util.List;
import java.util.Set;

/**
 * A message after screening.
 *
 * @param harmless the message without the sentences that were held back; equal to the message when none was, empty when all
 *     were
 * @param held the sentences that were held back, in their order
 */
public record Screened(String harmless, List<Held> held) {

    public Screened {
        held = List.copyOf(held);
    }

    /**
     * A sentence that a person has to look at.
     *
     * @param text the sentence with secrets redacted, safe to be shown and stored
     * @param reasons why, at least one
     */
    public record Held(String text, Set<Reason> reasons) {

        public Held {
            reasons = Set.copyOf(reasons);
        }
    }

    /** Why a sentence is held back. */
    public enum Reason {
        /** It tells the assistant what to do, now or always. */
        INSTRUCTION,
        /** It holds an address of the web. */
        LINK,
        /** It holds a key, a password, a card number or another credential. */
        SECRET,
        /** It poses as another speaker, as the prompt's own structure or as a template. */
        STRUCTURE,
        /** It hides characters or text from a human reader. */
        HIDDEN_TEXT
    }
}
