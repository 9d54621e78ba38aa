package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Reads the names of the user's people, animals and things: "Ana is my sister", "The dog is called Rex". */
final class RelationReader implements FactReader {

    private static final Set<String> OWNERS = Lexicon.words("my our the");
    private static final Set<String> ARTICLES = Lexicon.words("a an one two three the");
    private static final List<List<String>> NAMED = Lexicon.phrases("""
            is called
            is named
            are called
            are named
            's name is
            goes by""");
    private static final List<List<String>> NAMED_PARTICIPLE = Lexicon.phrases("""
            called
            named
            whose name is
            who is called
            who is named
            that is called""");
    private static final Set<String> STOPS = Lexicon.words("""
            is are was were who which that lives works likes loves has had will can and but so because from in at on with
            to for plays goes came went hates studies turned moved teaches speaks drives said says just also really does
            did not as
            """);
    private static final Set<String> IDENTIFIES = Lexicon.words("is are");
    private static final int LONGEST_NOUN = 4;
    private static final int LONGEST_NAME = 5;

    @Override
    public List<Fact> read(Clause clause) {
        if (clause.is(0, OWNERS)) {
            return owned(clause, 1);
        }
        boolean have = clause.is(0, Set.of("i", "we")) && clause.is(1, Set.of("have", "had", "got"));
        int article = have ? 2 : 0;
        if (clause.is(article, ARTICLES)) {
            int noun = noun(clause, article + 1);
            int at = clause.afterAny(noun + 1, NAMED_PARTICIPLE);
            return noun > 0 && at > 0 ? relation(clause, article + 1, noun, at, false) : List.of();
        }
        if (clause.norm(0).equals("this") && clause.norm(1).equals("is") && clause.is(2, OWNERS)) {
            return owned(clause, 3);
        }
        return reversed(clause);
    }

    /** "my sister Ana …", "my sister is Ana", "my sister's name is Ana", "the dog is called Rex". */
    private static List<Fact> owned(Clause clause, int from) {
        int possessor = possessor(clause, from);
        if (possessor > 0) {
            int at = clause.after(possessor + 1, List.of("name", "is"));
            return at > 0 ? relation(clause, from, possessor, at, false) : List.of();
        }
        int noun = noun(clause, from);
        if (noun < 0) {
            return List.of();
        }
        int at = clause.afterAny(noun + 1, NAMED);
        if (at > 0) {
            return relation(clause, from, noun, at, false);
        }
        if (clause.norm(0).equals("the")) {
            return List.of();
        }
        boolean copula = clause.is(noun + 1, IDENTIFIES);
        int name = copula || clause.norm(noun + 1).equals(",") ? noun + 2 : noun + 1;
        return relation(clause, from, noun, name, true);
    }

    /** "Ana is my sister". */
    private static List<Fact> reversed(Clause clause) {
        int copula = clause.find(1, IDENTIFIES);
        if (copula < 1 || copula > LONGEST_NAME || !clause.is(copula + 1, Set.of("my", "our"))) {
            return List.of();
        }
        int noun = noun(clause, copula + 2);
        boolean named = NameShape.isName(clause, 0, copula) || lowerCaseName(clause, copula);
        return noun > 0 && noun == lastWord(clause) && named
                ? List.of(new Fact.Relation(clause.raw(copula + 2, noun + 1), clause.raw(0, copula)))
                : List.of();
    }

    private static boolean lowerCaseName(Clause clause, int copula) {
        return copula == 1
                && !Lexicon.STOP_WORDS.contains(clause.norm(0))
                && !Lexicon.INTERJECTIONS.contains(clause.norm(0))
                && NameShape.mayBeName(clause, 0, copula);
    }

    private static int lastWord(Clause clause) {
        int last = clause.size() - 1;
        while (last > 0 && clause.words().get(last).isMark()) {
            last--;
        }
        return last;
    }

    /** The place of the relation's noun, after at most three qualifying words, or -1. */
    private static int noun(Clause clause, int from) {
        int found = -1;
        for (int at = from; at < clause.size() && at < from + LONGEST_NOUN; at++) {
            if (clause.words().get(at).isMark() || clause.is(at, STOPS)) {
                break;
            }
            if (Lexicon.isRelation(clause.norm(at))) {
                found = at;
            } else if (found >= 0) {
                break;
            }
        }
        return found;
    }

    private static int possessor(Clause clause, int from) {
        for (int at = from; at < clause.size() && at < from + LONGEST_NOUN; at++) {
            var norm = clause.norm(at);
            boolean possessive = norm.endsWith("'s") || norm.endsWith("s'");
            if (possessive && Lexicon.isRelation(norm.substring(0, norm.length() - 2))) {
                return at;
            }
        }
        return -1;
    }

    private static List<Fact> relation(Clause clause, int nounFrom, int noun, int nameFrom, boolean capitals) {
        boolean plural = Fact.Relation.isPlural(clause.norm(noun));
        int end = nameFrom;
        while (end < clause.size()
                && end < nameFrom + LONGEST_NAME
                && !clause.words().get(end).isMark()
                && !(end > nameFrom
                        && clause.is(end, STOPS)
                        && !(plural && clause.norm(end).equals("and")))) {
            end++;
        }
        var name = clause.raw(nameFrom, end);
        if (name.isEmpty() || Lexicon.STOP_WORDS.contains(clause.norm(nameFrom)) || clause.is(nameFrom, STOPS)) {
            return List.of();
        }
        if (capitals && !NameShape.isName(clause, nameFrom, end)) {
            return List.of();
        }
        var called = clause.raw(nounFrom, noun + 1);
        boolean possessive = called.length() > 2 && Lexicon.isRelation(withoutPossessive(clause.norm(noun)));
        return List.of(new Fact.Relation(
                possessive && !Lexicon.isRelation(clause.norm(noun))
                        ? called.substring(0, called.length() - 2)
                        : called,
                name));
    }

    private static String withoutPossessive(String norm) {
        return norm.endsWith("'s") ? norm.substring(0, norm.length() - 2) : norm;
    }
}
