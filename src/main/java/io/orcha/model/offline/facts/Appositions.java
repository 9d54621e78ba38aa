package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a noun phrase is told to be called, or a name to be: "two kids, Mia and Leo", "Luna, our border collie". */
final class Appositions {

    private static final Set<String> CALLED = Set.of("called", "named", "nicknamed");

    private final Sentence sentence;
    private final Names names;
    private final Core cores;

    Appositions(Sentence sentence, Names names, Core cores) {
        this.sentence = sentence;
        this.names = names;
        this.cores = cores;
    }

    /** A phrase with the name behind "called" or "named"; the same when there is none. */
    NounPhrase called(NounPhrase phrase) {
        int end = phrase.end();
        if (!sentence.in(end, CALLED)) {
            return phrase;
        }
        var given = givenNames(sentence.is(end + 1, "\"") || sentence.is(end + 1, "“") ? end + 2 : end + 1);
        return given.isEmpty() ? phrase : named(phrase, given);
    }

    /** A phrase with the apposition that follows it, if any. */
    NounPhrase behind(NounPhrase phrase) {
        int open = phrase.end();
        if (!sentence.in(open, Set.of(",", "(", "-", "–", "—", ":"))) {
            return phrase;
        }
        if (phrase.isName() && phrase.names().size() == 1) {
            return described(phrase, open);
        }
        boolean person = phrase.isRole()
                || Nouns.isA(Nouns.Sort.ANIMAL, phrase.head())
                || phrase.head().equals("pet");
        if (phrase.isNamed() || !person) {
            return phrase;
        }
        var given = givenNames(open + 1);
        if (!given.isEmpty() && isClosed(given.getLast().end)) {
            return named(phrase, given);
        }
        return phrase;
    }

    /** "Luna, our border collie," and "Bergen, Norway". */
    private NounPhrase described(NounPhrase name, int open) {
        if (sentence.is(open, ":")) {
            return name;
        }
        int place = names.end(open + 1);
        if (place > open + 1
                && Nouns.names(Nouns.Sort.PLACE, sentence.written(open + 1, place))
                && !sentence.in(place, Set.of("and", "or"))
                && sentence.is(open, ",")
                && !(sentence.is(place, ",") && sentence.at(place + 1).isCapital())) {
            return name.with(name.owner(), name.of(), place);
        }
        var description = cores.at(open + 1);
        if (description == null || description.isPronoun() || description.isNamed() || !isClosed(description.end())) {
            return name;
        }
        boolean tells = description.owner() != null
                || description.determiner().equals("a")
                || description.determiner().equals("an")
                || description.determiner().equals("the");
        if (!tells) {
            return name;
        }
        return new NounPhrase(
                name.start(),
                closed(description.end()),
                null,
                description.owner(),
                description.determiner(),
                description.noun(),
                description.head(),
                name.names(),
                "",
                description.former(),
                false,
                null);
    }

    private record Given(String name, int end) {}

    /** "Mia and Leo", "Tom, Dick and Harry". */
    private List<Given> givenNames(int start) {
        var given = new ArrayList<Given>();
        int at = start;
        while (true) {
            int end = names.end(at);
            if (end == at
                    && sentence.isLowerCase()
                    && given.isEmpty()
                    && sentence.at(at).isWord()
                    && CALLED.contains(sentence.norm(at - 1))) {
                end = at + 1;
            }
            if (end == at) {
                return given;
            }
            given.add(new Given(sentence.written(at, end), end));
            int next = sentence.is(end, ",") ? end + 1 : end;
            next = sentence.is(next, "and") || sentence.is(next, "&") ? next + 1 : next;
            if (next == end || names.end(next) == next || isFinite(names.end(next))) {
                return given;
            }
            at = next;
        }
    }

    private NounPhrase named(NounPhrase phrase, List<Given> given) {
        return phrase.named(given.stream().map(Given::name).toList(), closed(given.getLast().end));
    }

    private boolean isClosed(int end) {
        return sentence.tag(end) == Tag.PUNCT || isFinite(end);
    }

    /** A closing comma or bracket belongs to the apposition when the sentence goes on with its verb. */
    private int closed(int end) {
        boolean closes = sentence.in(end, Set.of(",", ")", "-", "–", "—", "\"", "”"));
        return closes
                        && end + 1 < sentence.size()
                        && (isFinite(end + 1)
                                || sentence.is(end, ")")
                                || sentence.is(end, "\"")
                                || sentence.is(end, "”"))
                ? end + 1
                : end;
    }

    private boolean isFinite(int at) {
        var tag = sentence.tag(at);
        return tag == Tag.VERB
                || tag == Tag.AUX
                || (sentence.in(at, Vocabulary.ADVERBS) && sentence.tag(at + 1) == Tag.VERB);
    }
}
