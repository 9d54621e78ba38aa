package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a question asks about the user, in the order in which it asks. */
final class Aspects {

    private static final Set<String> OWNERS = Lexicon.words("my our the and");
    private static final Set<String> NAMING = Lexicon.words("who name named called names name's");
    private static final Set<String> FAVOURITE = Lexicon.words("favourite favorite fave");
    private static final Set<String> KIND_ENDS = Lexicon.words("is are and or again ? , do to , . ! called you i");
    private static final Set<String> OPINION_VERBS = Lexicon.words("like love enjoy hate dislike adore");
    private static final Set<String> VAGUE = Lexicon.words("most best more anything something doing to ?");

    private Aspects() {}

    static List<Aspect> of(String question) {
        var clause = new Clause(question, Word.of(question));
        var opinion = opinion(clause);
        if (opinion != null) {
            return List.of(opinion);
        }
        var found = new LinkedHashSet<Aspect>();
        for (int at = 0; at < clause.size(); at++) {
            var special = special(clause, at);
            if (special != null) {
                found.add(special);
                continue;
            }
            for (var aspect : Aspect.Plain.values()) {
                boolean wish = aspect == Aspect.Plain.LIKES
                        && at > 0
                        && clause.norm(at - 1).equals("would");
                if (!wish && clause.afterAny(at, AspectPhrases.of(aspect)) > 0) {
                    found.add(aspect);
                }
            }
        }
        return consistent(found, clause);
    }

    /** "What do you know about me, and what's my name?" asks for everything once. */
    private static List<Aspect> consistent(Set<Aspect> found, Clause clause) {
        var aspects = new ArrayList<>(found);
        boolean specific = aspects.stream().anyMatch(aspect -> aspect != Aspect.Plain.EVERYTHING);
        boolean whole = clause.find(0, Set.of("know", "everything", "remember", "about")) >= 0;
        if (specific && !(whole && aspects.getFirst() == Aspect.Plain.EVERYTHING)) {
            aspects.remove(Aspect.Plain.EVERYTHING);
        }
        if (found.contains(Aspect.Plain.DISLIKES) && clause.find(0, Set.of("not")) >= 0) {
            aspects.remove(Aspect.Plain.LIKES);
        }
        return List.copyOf(aspects);
    }

    private static @Nullable Aspect special(Clause clause, int at) {
        if (clause.is(at, FAVOURITE)) {
            int end = at + 1;
            while (end < clause.size() && end < at + 6 && !clause.is(end, KIND_ENDS)) {
                end++;
            }
            var kind = clause.raw(at + 1, end);
            boolean vague = kind.isEmpty() || Set.of("thing", "things").contains(kind);
            return vague ? Aspect.Plain.LIKES : new Aspect.Favourite(kind);
        }
        var norm = clause.norm(at);
        var noun = norm.endsWith("'s") ? norm.substring(0, norm.length() - 2) : norm;
        boolean owned = at > 0 && (clause.is(at - 1, OWNERS) || (at > 1 && clause.is(at - 2, OWNERS)));
        if (Lexicon.isRelation(noun) && owned && clause.find(0, NAMING) >= 0 && !noun.equals("pets")) {
            return new Aspect.Relation(noun);
        }
        return null;
    }

    private static @Nullable Aspect opinion(Clause clause) {
        int at = clause.is(0, Lexicon.INTERJECTIONS) ? 1 : 0;
        boolean asks =
                clause.norm(at).equals("do") && clause.norm(at + 1).equals("i") && clause.is(at + 2, OPINION_VERBS);
        if (!asks || at + 3 >= clause.size() || clause.is(at + 3, VAGUE)) {
            return null;
        }
        var thing = clause.raw(at + 3, clause.size());
        return thing.isEmpty() ? null : new Aspect.Opinion(thing);
    }
}
