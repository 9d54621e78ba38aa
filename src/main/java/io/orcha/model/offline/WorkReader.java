package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Reads what the user does for a living. "I'm a …" counts only when what follows is an occupation. */
final class WorkReader implements FactReader {

    private static final List<List<String>> AS = Lexicon.phrases("""
            work as
            am working as
            am employed as
            got a job as
            have a job as""");
    private static final List<List<String>> AT = Lexicon.phrases("""
            work at
            work for
            work in
            work with
            am working at
            am working for
            am working in
            am employed at
            am employed by
            got a job at""");
    private static final List<List<String>> NO_LONGER_AT = Lexicon.phrases("""
            no longer work at
            no longer work for
            no longer work in
            used to work at
            used to work for
            used to work in""");
    private static final List<List<String>> JOB_IS = Lexicon.phrases("""
            my job is
            my occupation is
            my profession is
            my current job is""");
    private static final Set<String> OCCUPATIONS = Lexicon.words("""
            nurse chef cook pilot judge coach clerk vet paramedic mechanic student surgeon physician architect pharmacist
            researcher academic politician diplomat detective midwife plumber electrician priest pastor rabbi imam monk nun
            model athlete entrepreneur freelancer intern apprentice postdoc barista waitress actress handyman fisherman
            policeman policewoman fireman firefighter soldier sailor spy journalist analyst scientist biologist chemist
            dentist therapist psychologist librarian musician technician physicist guide guard scribe tailor butcher baker
            housewife househusband homemaker astronaut cosmonaut dev sysadmin retiree pensioner nanny
            """);
    private static final Set<String> NOT_OCCUPATIONS = Lexicon.words("""
            mother father brother sister lover beginner believer gamer teenager foster number person fan member voter
            hater loser winner owner daughter stepmother stepfather grandmother grandfather monster reader eater drinker
            sleeper riser smoker listener learner speaker swimmer runner user customer subscriber follower supporter
            sinner newcomer foreigner traveler traveller hiker biker cyclist runner quitter stranger helper lier killer
            survivor visitor neighbor neighbour donor major minor mentor twitter vegetarian patient resident immigrant
            descendant giant parent adolescent christian egyptian italian optimist pessimist perfectionist realist
            feminist atheist buddhist catholic leader newcomer walker shopper spender talker thinker dreamer
            """);
    private static final List<String> SUFFIXES =
            List.of("er", "or", "ist", "eer", "man", "woman", "ician", "ant", "wright");
    private static final Set<String> STOPS =
            Lexicon.words("and but who with since because so which that from living based now where these currently");
    private static final Set<String> PREPOSITIONS = Lexicon.words("at for in of by");
    private static final int LONGEST = 10;
    private static final int LONGEST_TITLE = 4;

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int at = plain.afterAny(0, JOB_IS);
        if (at > 0) {
            var job = phrase(plain, at);
            boolean article = job.startsWith("a ") || job.startsWith("an ") || job.startsWith("the ");
            return job.isEmpty()
                            || plain.norm(at).equals("to")
                            || plain.norm(at).endsWith("ing")
                    ? List.of()
                    : List.of(new Fact.Work(false, (article ? "are " : "work as ") + job));
        }
        return plain.norm(0).equals("i") ? predicate(plain) : List.of();
    }

    private static List<Fact> predicate(Clause clause) {
        int at = clause.afterAny(1, AS);
        if (at > 0) {
            return work(false, "work as ", phrase(clause, at));
        }
        at = clause.afterAny(1, AT);
        if (at > 0) {
            return work(true, "work " + clause.norm(at - 1) + " ", phrase(clause, at));
        }
        at = clause.afterAny(1, NO_LONGER_AT);
        if (at > 0) {
            return work(true, "work " + clause.norm(at - 1) + " ", phrase(clause, at)).stream()
                    .<Fact>map(Fact.Ended::new)
                    .toList();
        }
        boolean noun = clause.norm(1).equals("am") && Set.of("a", "an", "the").contains(clause.norm(2));
        return noun && isOccupation(clause) ? work(false, "are ", phrase(clause, 2)) : List.of();
    }

    private static List<Fact> work(boolean employer, String verb, String phrase) {
        return phrase.isEmpty() ? List.of() : List.of(new Fact.Work(employer, verb + phrase));
    }

    /** Looks at the last word of the noun phrase: "a senior software engineer at Acme". */
    private static boolean isOccupation(Clause clause) {
        int end = 3;
        while (end < clause.size()
                && !clause.words().get(end).isMark()
                && !clause.is(end, STOPS)
                && !clause.is(end, PREPOSITIONS)) {
            end++;
        }
        var head = clause.norm(end - 1);
        boolean chief = clause.norm(2).equals("the") && clause.norm(end).equals("of");
        if (end - 3 > LONGEST_TITLE || end == 3 || NOT_OCCUPATIONS.contains(head) || Lexicon.FAMILY.contains(head)) {
            return false;
        }
        return chief
                || OCCUPATIONS.contains(head)
                || Set.of("ceo", "cto", "cfo", "coo").contains(head)
                || (head.length() > 4 && SUFFIXES.stream().anyMatch(head::endsWith));
    }

    private static String phrase(Clause clause, int from) {
        int to = from;
        while (to < clause.size()
                && to < from + LONGEST
                && !clause.words().get(to).isMark()
                && !clause.is(to, STOPS)) {
            to++;
        }
        return clause.raw(from, to);
    }
}
