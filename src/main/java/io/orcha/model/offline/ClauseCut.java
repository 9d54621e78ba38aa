package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes clauses, or single things of a list, out of a sentence and leaves the rest readable. */
final class ClauseCut {

    private static final String STOPS = ".!?…。！？";

    private static final Set<String> POINTS_BACK = Lexicon.words("it that this he she they");

    /** Of these are clauses that tell when another one is, and nothing without it: "On Saturday (2025-02-08)". */
    private static final Set<String> TIMES = Lexicon.words("""
            on at in by to from since until till before after for the a an and or of this that last next past every
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
            september october november december morning afternoon evening night day days week weeks weekend weekends
            month months year years today tonight yesterday tomorrow now then ago early late
            """);

    private ClauseCut() {}

    /**
     * What is left of a sentence.
     *
     * @param passage a sentence
     * @param stale which of its clauses go
     * @param gone the stems of the things that go, by which a list loses only these
     * @return what is left; empty when nothing is
     */
    static String without(Passage passage, Predicate<ClauseReading> stale, List<Set<String>> gone) {
        var kept = new ArrayList<String>();
        boolean before = false;
        boolean dangling = false;
        var time = "";
        for (var reading : passage.readings()) {
            if (tellsWhen(reading.clause())) {
                if (kept.isEmpty() && !before) {
                    time = time.isEmpty() ? reading.clause().raw() : time + bracketed(reading);
                } else if (!dangling) {
                    kept.add(kept.removeLast() + bracketed(reading));
                }
                continue;
            }
            var text = dangling && pointsBack(reading.clause()) ? "" : clause(reading);
            if (stale.test(reading)) {
                text = withoutItems(reading, gone);
            }
            if (!text.isEmpty()) {
                kept.add(kept.isEmpty() ? (time + " " + text).strip() : embedded(reading, text));
            }
            time = "";
            dangling = text.isEmpty();
            before |= text.isEmpty();
        }
        if (kept.isEmpty()) {
            return "";
        }
        var joined = Rewriting.capitalised(String.join(before ? " and " : ", ", kept));
        char last = passage.text().charAt(passage.text().length() - 1);
        boolean stopped = STOPS.indexOf(joined.charAt(joined.length() - 1)) >= 0;
        return STOPS.indexOf(last) >= 0 && !stopped ? joined + last : joined;
    }

    private static String bracketed(ClauseReading reading) {
        return " (" + reading.clause().raw() + ")";
    }

    private static boolean tellsWhen(Clause clause) {
        return clause.words().stream()
                .allMatch(word -> word.isMark()
                        || word.isAnyOf(TIMES)
                        || word.norm().codePoints().limit(1).anyMatch(Character::isDigit));
    }

    private static boolean pointsBack(Clause clause) {
        return clause.is(0, POINTS_BACK) || clause.find(0, Set.of("there")) >= 0;
    }

    private static String embedded(ClauseReading reading, String text) {
        return reading.clause().norm(0).equals("my") ? Rewriting.embedded("my" + text.substring(2)) : text;
    }

    private static String clause(ClauseReading reading) {
        var clause = reading.clause();
        var first = clause.words().getFirst();
        return (first.start() == first.end() ? "I " : "") + clause.raw();
    }

    /** "I like jazz, tea and rain" without "jazz"; empty when the clause is no list or all of it goes. */
    private static String withoutItems(ClauseReading reading, List<Set<String>> gone) {
        var facts = Statement.factsOf(reading.clause());
        var values = facts.stream().map(Fact::value).toList();
        var left = values.stream()
                .filter(value -> !gone.contains(Set.copyOf(ContentWords.of(value))))
                .toList();
        if (left.isEmpty() || left.size() == values.size()) {
            return "";
        }
        var text = clause(reading);
        int from = text.indexOf(values.getFirst());
        int to = text.lastIndexOf(values.getLast());
        return from < 0 || to < from
                ? ""
                : text.substring(0, from)
                        + Rewriting.enumeration(left)
                        + text.substring(to + values.getLast().length());
    }
}
