package io.orcha.model.offline.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one finite verb group from left to right. */
final class FiniteVerb {

    private static final Set<String> BE_FINITE = Set.of("am", "is", "are", "was", "were");

    /** With "'s" before these it is "is". */
    private static final Set<String> STATES = Vocabulary.words("""
            called named married born divorced engaged based retired employed widowed separated allergic diagnosed obsessed
            interested located broken stolen gone done tired scared bored worried excited finished closed
            """);

    /** What "get" makes passive. */
    private static final Set<String> GET_DONE = Vocabulary.words("""
            laid fired sacked married divorced engaged stolen lost broken diagnosed adopted hired promoted made hit given nicked
            damaged destroyed smashed crashed cancelled wrecked
            """);

    private final Sentence sentence;
    private final List<@Nullable TimePhrase> times;
    private final int start;
    private final Set<String> adverbs = new LinkedHashSet<>();
    private int at;
    private boolean negated;
    private boolean past;
    private boolean perfect;
    private boolean progressive;
    private boolean passive;
    private String modal = "";

    FiniteVerb(Sentence sentence, List<@Nullable TimePhrase> times, int start) {
        this.sentence = sentence;
        this.times = times;
        this.start = start;
        at = start;
    }

    /** The group; null when none begins here. */
    @Nullable VerbGroup read() {
        if (start >= sentence.size()) {
            return null;
        }
        skip();
        var norm = sentence.norm(at);
        if (Vocabulary.MODALS.contains(norm) && sentence.tag(at) == Tag.AUX) {
            return afterModal(norm);
        }
        if (Vocabulary.DO.contains(norm)) {
            return afterDo(norm);
        }
        if (Vocabulary.HAVE.contains(norm) && !norm.equals("having")) {
            past = norm.equals("had");
            return afterHave();
        }
        if (BE_FINITE.contains(norm) || norm.equals("'s")) {
            past = norm.equals("was") || norm.equals("were");
            return afterBe(norm.equals("'s"));
        }
        if (norm.equals("been")) {
            perfect = true;
            return afterBe(false);
        }
        boolean verb = sentence.tag(at) == Tag.VERB && !Verbs.isGerund(norm) && times.get(at) == null;
        if (!verb) {
            return null;
        }
        past = Verbs.isPast(norm);
        return main();
    }

    private @Nullable VerbGroup afterModal(String word) {
        at++;
        skip();
        var next = sentence.norm(at);
        if (word.equals("'d")
                && (next.equals("better")
                        || (Verbs.isParticiple(next) && !Verbs.base(next).equals(next)))) {
            perfect = !next.equals("better");
            return next.equals("better") ? null : main();
        }
        modal = word;
        if (next.equals("have") && participleAt(at + 1)) {
            perfect = true;
            at++;
            skip();
            return sentence.is(at, "been") ? afterBe(false) : main();
        }
        if (next.equals("be")) {
            return afterBe(false);
        }
        boolean verb = sentence.at(at).isWord() && (sentence.tag(at) == Tag.VERB || Verbs.isKnown(next));
        return verb ? main() : ellipsis("do");
    }

    private @Nullable VerbGroup afterDo(String word) {
        past = word.equals("did");
        int here = at;
        at++;
        skip();
        boolean verb = sentence.tag(at) == Tag.VERB
                || (negated
                        && Verbs.isKnown(sentence.norm(at))
                        && !sentence.at(at).isCapital());
        if (verb && Verbs.base(sentence.norm(at)).equals(sentence.norm(at))) {
            return main();
        }
        int behind = at;
        at = here;
        return negated && !sentence.at(behind).isWord() ? ellipsis(behind) : main();
    }

    private VerbGroup ellipsis(int behind) {
        at = behind - 1;
        return group("do", "do");
    }

    private VerbGroup ellipsis(String base) {
        at--;
        return group(base, base);
    }

    private @Nullable VerbGroup afterHave() {
        int here = at;
        at++;
        skip();
        var next = sentence.norm(at);
        if (next.equals("got")) {
            perfect = false;
            return group("have", "have");
        }
        if (next.equals("been")) {
            perfect = true;
            return afterBe(false);
        }
        if (participleAt(at)) {
            perfect = true;
            return main();
        }
        at = here;
        return group("have", "have");
    }

    private @Nullable VerbGroup afterBe(boolean short_) {
        int here = at;
        at++;
        skip();
        var next = sentence.norm(at);
        if (short_ && next.equals("got")) {
            return group("have", "have");
        }
        if (short_ && next.equals("been")) {
            perfect = true;
            return afterBe(false);
        }
        boolean verb = sentence.tag(at) == Tag.VERB
                || (Verbs.isKnown(next) && !sentence.at(at).isCapital());
        if (Verbs.isGerund(next) && sentence.tag(at) == Tag.VERB) {
            progressive = true;
            return next.equals("getting") || next.equals("being") ? afterGet(at) : main();
        }
        if (verb && Verbs.isParticiple(next) && !Predicates.isState(next)) {
            passive = !(short_ && !STATES.contains(next));
            perfect |= !passive;
            return main();
        }
        at = here;
        return group("be", sentence.norm(here));
    }

    private VerbGroup afterGet(int get) {
        at = get + 1;
        skip();
        if (GET_DONE.contains(sentence.norm(at))) {
            passive = true;
            return main();
        }
        at = get;
        return main();
    }

    private boolean participleAt(int position) {
        int next = position;
        while (sentence.in(next, Vocabulary.ADVERBS) || sentence.is(next, "not")) {
            next++;
        }
        var norm = sentence.norm(next);
        boolean verb = sentence.tag(next) == Tag.VERB || sentence.tag(next) == Tag.AUX || Verbs.isKnown(norm);
        return (verb && Verbs.isParticiple(norm) && sentence.tag(next + 1) != Tag.NOUN)
                || Set.of("been", "had").contains(norm)
                || (verb && Verbs.isParticiple(norm) && sentence.tag(next) == Tag.VERB);
    }

    private VerbGroup main() {
        var form = sentence.norm(at);
        if (form.equals("got") || form.equals("get") || form.equals("gets")) {
            int get = at;
            boolean before = perfect;
            at++;
            skip();
            if (GET_DONE.contains(sentence.norm(at))) {
                passive = true;
                return group(Verbs.base(sentence.norm(at)), sentence.norm(at));
            }
            perfect = before;
            at = get;
        }
        return group(Verbs.base(form), form);
    }

    private VerbGroup group(String base, String form) {
        return new VerbGroup(
                start,
                at + 1,
                base,
                form,
                modal,
                negated,
                past,
                perfect,
                progressive,
                passive,
                Set.copyOf(adverbs),
                "");
    }

    private void skip() {
        while (at < sentence.size()) {
            var norm = sentence.norm(at);
            boolean adverb = Vocabulary.ADVERBS.contains(norm) || (sentence.tag(at) == Tag.ADV && norm.endsWith("ly"));
            if (norm.equals("not") || norm.equals("never")) {
                negated = true;
            } else if (!adverb || times.get(at) != null) {
                return;
            }
            adverbs.add(norm);
            at++;
        }
    }
}
