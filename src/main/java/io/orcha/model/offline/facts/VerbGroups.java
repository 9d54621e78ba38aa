package io.orcha.model.offline.facts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds verb groups. */
final class VerbGroups {

    /** After these a gerund says what is done, and is no object. */
    private static final Set<String> PHASES =
            Set.of("start", "begin", "stop", "quit", "finish", "keep", "continue", "go", "give", "take", "resume");

    private final Sentence sentence;
    private final List<@Nullable TimePhrase> times;

    VerbGroups(Sentence sentence, List<@Nullable TimePhrase> times) {
        this.sentence = sentence;
        this.times = times;
    }

    /** The finite verb group that begins at a position; null when none does. */
    @Nullable VerbGroup at(int start) {
        return new FiniteVerb(sentence, times, start).read();
    }

    /** The infinitive or gerund that a verb takes, at a position behind it; null when none stands there. */
    @Nullable VerbGroup dependent(VerbGroup verb, int position) {
        int at = position;
        boolean up = sentence.is(at, "up") && (verb.is("give") || verb.is("take"));
        at += up ? 1 : 0;
        while (sentence.in(at, Vocabulary.ADVERBS) && times.get(at) == null && !sentence.is(at, "so")) {
            at++;
        }
        if (sentence.is(at, "to")) {
            int next = at + 1;
            next += sentence.in(next, Vocabulary.ADVERBS) ? 1 : 0;
            boolean infinitive = isBase(next) && times.get(next) == null;
            return infinitive && !verb.is("prefer") ? group(position, next, "to") : null;
        }
        boolean gerund = (sentence.tag(at) == Tag.VERB && Verbs.isGerund(sentence.norm(at)))
                || (verb.is(PHASES) && Verbs.isGerund(sentence.norm(at)) && !verb.is("take"));
        boolean phase = verb.is(PHASES) && (up || !(verb.is("give") || verb.is("take")));
        return gerund && phase ? group(position, at, "ing") : null;
    }

    private VerbGroup group(int start, int main, String link) {
        var form = sentence.norm(main);
        boolean passive = form.equals("be") && Verbs.isParticiple(sentence.norm(main + 1));
        int verb = passive ? main + 1 : main;
        return new VerbGroup(
                start,
                verb + 1,
                Verbs.base(sentence.norm(verb)),
                sentence.norm(verb),
                "",
                false,
                false,
                false,
                false,
                passive,
                Set.of(),
                link);
    }

    private boolean isBase(int at) {
        var norm = sentence.norm(at);
        boolean verb = sentence.tag(at) == Tag.VERB || sentence.tag(at) == Tag.AUX || Verbs.isKnown(norm);
        return verb
                && (Verbs.base(norm).equals(norm) || norm.equals("be"))
                && !(sentence.tag(at) == Tag.NOUN && sentence.tag(at + 1) == Tag.NOUN)
                && !sentence.at(at).isCapital();
    }
}
