package io.orcha.recall;

import io.orcha.model.RecalledBlock;
import io.orcha.model.StoredText;
import io.orcha.model.TokenCounter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that a prompt is given of what was recalled: a line for each item, in the order of time, because a model follows a
 * story more easily than a ranking. The best items are kept when not all have room.
 */
final class ContextBlock {

    /** With less room than this a line says nothing any more. */
    private static final int FEWEST_TOKENS = 16;

    private static final int QUESTION_TOKENS = 40;

    /** No item takes more than this share of the room that is left, as long as there are others. */
    private static final int SHARE = 3;

    /** Facts take no more than this part of the room. */
    private static final int SHARE_OF_FACTS = 4;

    private final TokenCounter tokens;
    private final Excerpt excerpt;
    private final List<Line> lines = new ArrayList<>();
    private final List<Line> facts = new ArrayList<>();
    private int factTokens;
    private int remaining;

    /**
     * Begins a block.
     *
     * @param budget how many tokens it may have, its frame included
     */
    ContextBlock(TokenCounter tokens, Excerpt excerpt, int budget) {
        this.tokens = tokens;
        this.excerpt = excerpt;
        this.remaining = budget - tokens.count(RecalledBlock.FRAME);
        this.factTokens = remaining / SHARE_OF_FACTS;
    }

    /**
     * Adds a message as the next best item, shortened when it is long.
     *
     * @param who said it
     * @param question what it answers; null when it stands alone
     * @param others whether more items follow
     * @return whether there was room for any of it
     */
    boolean addMessage(String text, Instant at, String who, @Nullable String question, boolean others) {
        if (remaining < FEWEST_TOKENS) {
            return false;
        }
        var asked = question == null ? null : excerpt.of(oneLine(question), QUESTION_TOKENS);
        return add(text, at, RecalledBlock.head(at, oneLine(who), asked), others);
    }

    /**
     * Adds a note as the next best item, shortened when it is long.
     *
     * @param at since when it holds
     * @param until when it ends, or has ended; null when that is not known
     * @param isOver whether it has ended
     * @param others whether more items follow
     * @return whether there was room for any of it
     */
    boolean addNote(String text, Instant at, @Nullable Instant until, boolean isOver, boolean others) {
        return remaining >= FEWEST_TOKENS && add(text, at, RecalledBlock.noteHead(at, until, isOver), others);
    }

    /**
     * Adds a fact as the next best one.
     *
     * @param at since when it holds
     * @param until when it ends, or has ended; null when that is not known
     * @param isOver whether it has ended
     * @return whether there was room for it
     */
    boolean addFact(String text, Instant at, @Nullable Instant until, boolean isOver) {
        var line = RecalledBlock.noteHead(at, until, isOver) + oneLine(text);
        int headings = facts.isEmpty() ? tokens.count(RecalledBlock.FACTS) + tokens.count(RecalledBlock.SAID) + 2 : 0;
        int needed = tokens.count(line) + 1 + headings;
        if (needed > factTokens) {
            return false;
        }
        facts.add(new Line(at, facts.size(), line));
        factTokens -= needed;
        remaining -= needed;
        return true;
    }

    private boolean add(String text, Instant at, String head, boolean others) {
        int room = remaining - tokens.count(head) - 1;
        var line = excerpt.of(oneLine(text), others ? Math.max(room / SHARE, Math.min(room, FEWEST_TOKENS * 4)) : room);
        if (line.isEmpty()) {
            return false;
        }
        lines.add(new Line(at, lines.size(), head + line));
        remaining -= tokens.count(head + line) + 1;
        return true;
    }

    /** The block; empty when nothing was added. */
    String text() {
        return lines.isEmpty() && facts.isEmpty() ? "" : RecalledBlock.of(ordered(facts), ordered(lines));
    }

    private static List<String> ordered(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Line::at).thenComparingInt(Line::rank))
                .map(Line::text)
                .toList();
    }

    private static String oneLine(String text) {
        return StoredText.neutralise(text).replaceAll("\\s+", " ").strip();
    }

    private record Line(Instant at, int rank, String text) {}
}
