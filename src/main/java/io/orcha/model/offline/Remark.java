package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something said about a user, in a sentence or a few, as far as the rules understand it: what it is about, and how it stands to
 * another one. Reading one takes a fraction of a millisecond.
 */
public final class Remark {

    /** What people say of themselves in languages that the readers of facts do not know; in other scripts nothing tells. */
    private static final Pattern ONESELF = Pattern.compile(
            "(?<![\\p{L}\\d])(?:ich|mich|mir|mein\\p{L}{0,2}|wir|uns|unser\\p{L}{0,2}|je|j['’]\\p{L}+|m['’]\\p{L}+|moi|mon|ma|mes|nous|notre"
                    + "|yo|mi|mis|soy|estoy|tengo|vivo|trabajo|nuestr\\p{L}{1,2}|eu|meu|minha|meus|minhas|sou|tenho|moro|trabalho|gosto|adoro"
                    + "|io|mio|mia|miei|mie|sono|abito|lavoro|ik|mijn|wij|jag|min|mitt|jeg|mit)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern OTHER_SCRIPT = Pattern.compile(
            "[\\p{IsCyrillic}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsArabic}\\p{IsHebrew}"
                    + "\\p{IsDevanagari}\\p{IsThai}\\p{IsGreek}]");

    private final List<Passage> passages;
    private final Set<String> stems;
    private final Set<String> particulars = new HashSet<>();
    private final String text;

    /** What something is about, as far as the rules see it. */
    public enum Topic {
        /** Who the user is. */
        IDENTITY,
        /** Family, friends, partners, pets. */
        PEOPLE,
        WORK,
        HOME,
        TASTE,
        THINGS,
        PAST,
        PLANS,
        HEALTH,
        /** How the user wants to be treated. */
        MANNERS,
        OTHER
    }

    private Remark(String text, List<Passage> passages) {
        this.text = text;
        this.passages = passages;
        this.stems = ContentWords.of(text);
        passages.forEach(passage -> particulars.addAll(passage.particulars()));
    }

    /** Reads a text, by the user or about them. */
    public static Remark of(String text) {
        var context = new Passage.Context();
        return new Remark(
                text,
                Sentences.of(text).stream()
                        .map(sentence -> Passage.said(sentence, context, Set.of()))
                        .toList());
    }

    /** Whether it says something about the user or their people, and not only something about the world. */
    public boolean isAboutUser() {
        return OTHER_SCRIPT.matcher(text).find()
                || ONESELF.matcher(text).find()
                || Word.of(text).stream().anyMatch(word -> word.isAnyOf(Lexicon.FIRST_PERSON))
                || !passages.stream().allMatch(passage -> passage.facts().isEmpty());
    }

    /** What it is about; of several things that which matters most. */
    public Topic topic() {
        return Topics.of(text, readings());
    }

    /** The stems of its words. */
    public Set<String> stems() {
        return stems;
    }

    /** Its names and numbers. A name that begins a sentence is not told from other words. */
    public Set<String> particulars() {
        return particulars;
    }

    /** Whether it takes something back, or says that something is not so. */
    public boolean denies() {
        return readings().stream().anyMatch(ClauseReading::denies);
    }

    /** Whether all that it says is said by another one. */
    public boolean isWithin(Remark other) {
        var known = other.readings();
        return !readings().isEmpty()
                && readings().stream().allMatch(own -> known.stream().anyMatch(own::isWithin));
    }

    /**
     * What remains of an older one in the light of this one.
     *
     * @return empty when all of it holds no longer; null when nothing in it is contradicted
     */
    public @Nullable String remainderOf(Remark older) {
        var left = new ArrayList<String>();
        boolean contradicted = false;
        for (var old : older.passages) {
            var rest = old.text();
            for (var newer : passages) {
                var corrections = Correction.in(newer.text());
                var stale = Contradiction.stale(old, newer, corrections);
                if (!stale.isEmpty()) {
                    contradicted = true;
                    rest = Contradiction.left(old, newer, corrections, stale);
                    break;
                }
            }
            if (!rest.isEmpty()) {
                left.add(rest);
            }
        }
        return contradicted ? String.join(" ", left) : null;
    }

    private List<ClauseReading> readings() {
        return passages.stream().flatMap(passage -> passage.readings().stream()).toList();
    }
}
