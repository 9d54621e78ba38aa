package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Reads what the user is called. "I'm …" is a name only when what follows looks like one. */
final class NameReader implements FactReader {

    private static final List<List<String>> EXPLICIT = Lexicon.phrases("""
            my name is
            my full name is
            my first name is
            my given name is
            my real name is
            my nickname is
            my new name is
            the name is
            my name :
            name :
            my friends call me
            everyone calls me
            everybody calls me
            people call me
            they call me
            you can call me
            you may call me
            just call me
            please call me
            call me
            i am called
            i am named
            i am known as
            i go by
            i like to be called
            i prefer to be called
            i would like to be called
            i want to be called""");
    private static final List<List<String>> BARE = Lexicon.phrases("""
            i am
            it is
            this is
            name is""");
    private static final Set<String> STOPS = Lexicon.words("""
            and but i so because which who that from in at by or though although please nice thanks what can how my we you
            it if when while as here btw now today since too not also for with to is are was have has love like live speaking
            again instead on of anymore unless than there this
            """);
    private static final Set<String> PARTICLES =
            Lexicon.words("de da di la le van von der den del el al bin ibn dos du ter ten zu st");
    private static final Set<String> NEVER_FIRST = Lexicon.words("""
            a an the not no hard difficult easy long short unknown none secret private irrelevant on in your his her their
            later back when if maybe never always old new very really pronounced spelled spelt later tomorrow asap
            """);
    private static final Set<String> FOLLOWERS = Lexicon.words("from and by");
    private static final int LONGEST = 6;
    private static final int MOST_CHARACTERS = 80;

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int at = plain.afterAny(0, EXPLICIT);
        if (at > 0) {
            var name = name(plain, at);
            return name.isEmpty() || denied(plain, at)
                    ? List.of()
                    : List.of(new Fact.Name(full(plain, at, name), true));
        }
        int isMyName = plain.find(0, Set.of("is"));
        if (isMyName > 0
                && plain.norm(isMyName + 1).equals("my")
                && plain.norm(isMyName + 2).equals("name")) {
            var name = name(plain, 0);
            return name.isEmpty() || isMyName > LONGEST || denied(plain, 0)
                    ? List.of()
                    : List.of(new Fact.Name(name, true));
        }
        return bare(plain);
    }

    private List<Fact> bare(Clause clause) {
        int last = clause.size() - 1;
        if (clause.norm(last).equals("here") && NameShape.isName(clause, 0, last)) {
            return List.of(new Fact.Name(clause.raw(0, last), true));
        }
        int at = clause.afterAny(0, BARE);
        if (at < 0 || denied(clause, at)) {
            return List.of();
        }
        int end = end(clause, at);
        var name = name(clause, at);
        boolean introduced = clause.norm(0).equals("i") || clause.norm(0).equals("name");
        boolean alone = end == clause.size() || clause.words().get(end).isMark() || clause.is(end, FOLLOWERS);
        boolean here = clause.norm(end).equals("here") || clause.norm(end).equals("speaking");
        if (name.isEmpty() || !(alone || here) || !(introduced || here)) {
            return List.of();
        }
        if (NameShape.isName(clause, at, end)) {
            return List.of(new Fact.Name(name, true));
        }
        return introduced && NameShape.mayBeName(clause, at, end) ? List.of(new Fact.Name(name, false)) : List.of();
    }

    /** "My name is a secret" gives no name, "My name is An" does. */
    private static boolean denied(Clause clause, int at) {
        if (!clause.is(at, NEVER_FIRST)) {
            return false;
        }
        boolean capital = Character.isUpperCase(
                clause.text().codePointAt(clause.words().get(at).start()));
        return !capital || end(clause, at) > at + 2;
    }

    /** "Bond, James Bond". */
    private static String full(Clause clause, int at, String name) {
        int comma = end(clause, at);
        int from = comma + 1;
        boolean again = comma == at + 1
                && clause.norm(comma).equals(",")
                && from < clause.size() - 1
                && clause.norm(end(clause, from) - 1).equals(clause.norm(at));
        return again ? clause.raw(from, end(clause, from)) : name;
    }

    private static String name(Clause clause, int at) {
        var name = clause.raw(at, end(clause, at));
        return name.length() > MOST_CHARACTERS ? "" : name;
    }

    private static int end(Clause clause, int at) {
        int end = at;
        while (end < clause.size() && end < at + LONGEST) {
            var word = clause.words().get(end);
            boolean capital = end == at && Character.isUpperCase(clause.text().codePointAt(word.start()));
            boolean quote = word.isMark() && "\"“”«»„".contains(word.norm());
            if ((word.isMark() && !quote) || (!capital && word.isAnyOf(STOPS) && !word.isAnyOf(PARTICLES))) {
                break;
            }
            end++;
        }
        return end;
    }
}
