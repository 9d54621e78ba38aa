package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.NounPhrase.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the noun phrases of a sentence, with their possessors, names and appositions. Every position is looked at once. */
final class NounPhrases {

    /** Longer chains of possessors and of-phrases are no sentences. */
    private static final int DEEPEST = 4;

    private static final Set<String> FORMER = Set.of("former", "late", "previous");

    /** "Parkinson's disease" is nobody's. */
    private static final Set<String> ILLNESSES = Set.of("disease", "syndrome", "palsy", "lymphoma", "thyroiditis");

    private final Sentence sentence;
    private final List<@Nullable TimePhrase> times;
    private final Core cores;
    private final Appositions appositions;
    private final @Nullable NounPhrase[] known;
    private final boolean[] asked;

    NounPhrases(Sentence sentence, List<@Nullable TimePhrase> times) {
        this.sentence = sentence;
        this.times = times;
        var names = new Names(sentence);
        cores = new Core(sentence, times, names);
        appositions = new Appositions(sentence, names, cores);
        known = new @Nullable NounPhrase[sentence.size() + 1];
        asked = new boolean[sentence.size() + 1];
    }

    /** The phrase that begins at a position; null when none does. */
    @Nullable NounPhrase at(int start) {
        if (start < 0 || start >= sentence.size()) {
            return null;
        }
        if (!asked[start]) {
            asked[start] = true;
            known[start] = read(start, DEEPEST);
        }
        return known[start];
    }

    /** Phrases joined by "and", "or" or commas that end in "and", beginning at a position; empty when none does. */
    List<NounPhrase> list(int start) {
        var list = new ArrayList<NounPhrase>();
        var next = at(start);
        while (next != null) {
            list.add(next);
            int joint = joint(next.end());
            next = joint > next.end() ? at(joint) : null;
        }
        return list;
    }

    /** The position behind "and", ", and" or a comma of an enumeration; the position itself when there is none. */
    private int joint(int at) {
        int end = sentence.is(at, ",") ? at + 1 : at;
        if (sentence.in(end, Set.of("and", "or", "nor", "&"))) {
            end++;
            end += sentence.in(end, Set.of("also", "both", "even")) ? 1 : 0;
            return end;
        }
        if (end == at) {
            return at;
        }
        var next = at(end);
        for (int steps = 0; next != null && steps < 6; steps++) {
            int behind = sentence.is(next.end(), ",") ? next.end() + 1 : next.end();
            if (sentence.in(behind, Set.of("and", "or", "nor", "&"))) {
                return end;
            }
            next = behind > next.end() ? at(behind) : null;
        }
        return at;
    }

    private @Nullable NounPhrase read(int start, int depth) {
        var phrase = cores.at(start);
        if (phrase == null || phrase.isPronoun()) {
            return phrase;
        }
        for (int owners = 0; owners < depth && isPossessive(phrase.end()); owners++) {
            var owned = cores.behindOwner(phrase.end() + 1);
            if (owned == null) {
                break;
            }
            boolean kind = (phrase.owner() == null && !phrase.isNamed() && !(phrase.isRole() && !phrase.isPlural()))
                    || ILLNESSES.contains(owned.head());
            phrase = kind ? compound(phrase, owned) : owned.with(new Owner(null, phrase), owned.of(), owned.end());
        }
        phrase = extended(phrase, depth);
        return cores.isLowerCase() ? named(phrase) : phrase;
    }

    /** "teachers' union": no owner, but a part of the name of a thing. */
    private NounPhrase compound(NounPhrase first, NounPhrase second) {
        var noun = sentence.written(first.end() - words(first.text()), second.end());
        return new NounPhrase(
                first.start(),
                second.end(),
                null,
                null,
                first.determiner(),
                noun,
                second.head(),
                second.names(),
                first.number(),
                false,
                false,
                second.of());
    }

    private static int words(String text) {
        return (int) text.chars().filter(letter -> letter == ' ').count() + 1;
    }

    /** With "called X", "of X", "of mine" and appositions. */
    private NounPhrase extended(NounPhrase phrase, int depth) {
        int end = phrase.end();
        if (!phrase.isNamed()) {
            var called = appositions.called(phrase);
            if (called.isNamed()) {
                return called;
            }
        }
        if (sentence.is(end, "of") && (sentence.is(end + 1, "mine") || sentence.is(end + 1, "ours"))) {
            return extended(phrase.with(new Owner("my", null), null, end + 2), depth);
        }
        if (sentence.is(end, "of") && depth > 0 && !phrase.isNamed()) {
            var of = read(end + 1, depth - 1);
            if (of != null) {
                return phrase.with(phrase.owner(), of, of.end());
            }
        }
        return depth == 0 ? phrase : appositions.behind(phrase);
    }

    /** In a text without any capitals a word right behind a role may be a name. */
    private NounPhrase named(NounPhrase phrase) {
        int end = phrase.end();
        var token = sentence.at(end - 1);
        boolean two = phrase.noun().contains(" ") && !phrase.isNamed() && phrase.owner() != null;
        if (!two || Nouns.isKnown(token.norm()) || Roles.of(token.norm()) != null) {
            return phrase;
        }
        var noun = phrase.noun().substring(0, phrase.noun().lastIndexOf(' '));
        var head = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (Roles.of(head) == null && !Nouns.isA(Nouns.Sort.ANIMAL, head)) {
            return phrase;
        }
        return new NounPhrase(
                phrase.start(),
                end,
                null,
                phrase.owner(),
                phrase.determiner(),
                noun,
                head,
                List.of(token.text()),
                phrase.number(),
                phrase.former(),
                false,
                phrase.of());
    }

    /** Whether "'s" makes an owner of what stands before it, and is not "is" or "has". */
    boolean isPossessive(int at) {
        if (sentence.is(at, "'")) {
            return sentence.norm(at - 1).endsWith("s") && sentence.at(at + 1).isWord();
        }
        if (!sentence.is(at, "'s")
                || times.get(at) != null
                || sentence.in(at - 1, Set.of("name", "birthday", "favourite"))) {
            return false;
        }
        var next = sentence.at(at + 1);
        boolean predicate = Predicates.isState(next.norm()) || Vocabulary.ADVERBS.contains(next.norm());
        return switch (next.tag()) {
            case NOUN, PROPN, NUM, X -> !predicate && !(next.is(Tag.NUM) && sentence.tag(at + 2) != Tag.NOUN);
            case ADJ ->
                !predicate
                        && sentence.tag(at + 2) != Tag.PUNCT
                        && !sentence.is(at + 2, "and")
                        && sentence.tag(at + 2) != Tag.ADP;
            case VERB -> Verbs.isGerund(next.norm()) && sentence.tag(at + 2) == Tag.NOUN;
            default -> false;
        };
    }

    static boolean isFormer(String word) {
        return FORMER.contains(word);
    }
}
