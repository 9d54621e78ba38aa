package io.orcha.memory;

import io.orcha.model.offline.SaidBack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several things that a user named. They are read once, and a text is read once for all of them. */
public final class Mentions {

    /** In words: "you are" is said of everything. */
    private static final int SHORTEST_CLAUSE = 3;

    private final List<Mention> mentions;

    private Mentions(List<Mention> mentions) {
        this.mentions = mentions;
    }

    /**
     * Of phrases or sentences; a text of several sentences is mentioned by each of them that says something. What users say of
     * themselves is mentioned as well by what is said of it to them: "I love Python" by "Noted: you love Python".
     */
    public static Mentions of(List<String> texts) {
        var mentions = new ArrayList<Mention>();
        for (var text : texts) {
            add(text, mentions);
            SaidBack.of(text).stream()
                    .map(Mention::of)
                    .filter(back -> back.weight() > 0 && back.length() >= SHORTEST_CLAUSE)
                    .forEach(mentions::add);
        }
        return new Mentions(List.copyOf(mentions));
    }

    private static void add(String text, List<Mention> mentions) {
        mentions.add(Mention.of(text));
        var sentences = MemoryText.sentences(text);
        if (sentences.size() > 1) {
            sentences.stream()
                    .map(Mention::of)
                    .filter(sentence -> sentence.weight() > 1)
                    .forEach(mentions::add);
        }
    }

    /** Whether a sentence, or a text of several, speaks of any of them. */
    public boolean anyIn(String text) {
        return !goneFrom(MemoryText.sentences(text)).isEmpty();
    }

    /**
     * A text without the sentences that speak of any of them, those included over which a phrase is spread.
     *
     * @return the very same text when it loses nothing; null when nothing is left
     */
    public @Nullable String removedFrom(String text) {
        return mentions.isEmpty() ? text : MemoryText.without(text, goneFrom(MemoryText.sentences(text)));
    }

    private BitSet goneFrom(List<String> sentences) {
        var gone = new BitSet();
        var kept = new ArrayList<Said>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < sentences.size(); i++) {
            var said = Said.of(sentences.get(i));
            if (mentions.stream().anyMatch(mention -> mention.isIn(said))) {
                gone.set(i);
            } else if (!said.words().isEmpty()) {
                kept.add(said);
                places.add(i);
            }
        }
        if (kept.size() > 1) {
            markSpread(kept, places, gone);
        }
        return gone;
    }

    private void markSpread(List<Said> kept, List<Integer> places, BitSet gone) {
        var whole = Said.join(kept);
        for (var mention : mentions) {
            if (mention.isQuotedIn(whole)) {
                markSpread(mention, kept, places, gone);
            }
        }
    }

    /** The fewest sentences in a row that quote it go, wherever there are such. */
    private static void markSpread(Mention mention, List<Said> kept, List<Integer> places, BitSet gone) {
        // A word of a script without spaces may be spread as well.
        int longest = Math.min(kept.size(), Math.max(mention.length(), 3));
        for (int length = 2; length <= longest; length++) {
            for (int from = 0; from + length <= kept.size(); from++) {
                var window = places.subList(from, from + length);
                boolean whole = window.stream().noneMatch(gone::get);
                if (whole && mention.isQuotedIn(Said.join(kept.subList(from, from + length)))) {
                    window.forEach(gone::set);
                }
            }
        }
    }
}
