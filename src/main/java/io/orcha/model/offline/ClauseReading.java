package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clause as far as it can contradict another.
 *
 * @param subject whom or what it is about: {@link #ME}, "sister", "sister ana", a name in lower case, or a thing
 * @param claims what it says in a form known to the rules
 * @param stems its content words
 * @param denies whether it takes something back instead of stating it
 * @param text its words in their normal form
 * @param slots the kinds of things of which it speaks
 * @param ending what it ends by mentioning it; null when nothing
 */
record ClauseReading(
        Clause clause,
        String subject,
        List<Claim> claims,
        Set<String> stems,
        boolean denies,
        String text,
        Set<Slot> slots,
        @Nullable Ending ending) {

    static final String ME = "i";

    private static final Set<String> AND = Set.of("and");
    private static final Set<String> MINE = Lexicon.words("my our the");
    private static final Set<String> PRONOUNS = Lexicon.words("he she they it his her their its");
    private static final Set<String> QUALIFIERS =
            Lexicon.words("new current old former ex first second only actual best favourite favorite");
    private static final Pattern MARKS_AT_END = Pattern.compile("[ ,;:.()\"]+$");
    private static final int LONGEST_SUBJECT = 5;
    private static final int LONGEST = 60;
    private static final int LONGEST_OPENING = 6;
    private static final Set<String> OPENINGS = Lexicon.words("""
            since as from last next this after nowadays now today finally sadly unfortunately luckily currently recently lately
            in on turns turned it correction update news for small quick good bad big change yesterday tomorrow until starting
            oh actually apparently once twice every each most when these
            """);

    /**
     * Reads a clause.
     *
     * @param antecedent the subject to which a "he" or "she" points back; empty when there is none
     */
    static ClauseReading of(Clause clause, String antecedent) {
        return of(clause, antecedent, null);
    }

    /**
     * Reads a clause.
     *
     * @param before the clause before it, to which "it is …" points back; null when there is none
     */
    static ClauseReading of(Clause clause, String antecedent, @Nullable Clause before) {
        var core = withoutOpening(clause);
        var text = text(core.plain());
        if (clause.size() > LONGEST) {
            return new ClauseReading(
                    core, subject(core), List.of(), ContentWords.of(text), false, text, Set.of(), null);
        }
        var taken = TakenBack.in(text);
        var positive = taken == null ? text : taken;
        boolean own = taken != null && (taken.startsWith("i ") || taken.startsWith("my partner "));
        var subject = own ? ME : core.is(0, PRONOUNS) ? pointed(core, antecedent) : subject(core);
        var whole = text(clause);
        var shape = Shape.of(
                before != null && clause.is(0, Set.of("it")) && before.text().equals(clause.text())
                        ? joined(before, clause)
                        : clause);
        var slots = Slot.of(clause, shape);
        var ending = Ending.in(whole, subject);
        var claims = new ArrayList<Claim>();
        var facts = Statement.factsOf(core);
        facts.forEach(fact -> claims.add(Claim.of(fact)));
        boolean dislike = facts.stream().anyMatch(Fact.Dislike.class::isInstance);
        if (dislike) {
            var stems = Set.copyOf(ContentWords.of(text));
            return new ClauseReading(core, subject, List.copyOf(claims), stems, false, whole, slots, ending);
        }
        for (var claim : ClaimPatterns.in(positive, subject)) {
            claims.add(taken == null ? claim : claim.ended());
        }
        if (taken != null) {
            var read = new Clause(positive, Word.of(positive));
            Statement.factsOf(read).stream()
                    .map(Claim::of)
                    .filter(claim -> claim.kind() != Claim.Kind.ENDED)
                    .map(Claim::ended)
                    .forEach(claims::add);
        } else if (!Ending.isOthers(whole, subject)) {
            claims.addAll(ShapeClaims.in(shape, ending != null));
        }
        int and = clause.find(1, AND) + 1;
        if (and > 1 && and < clause.size() && (taken != null || ending != null)) {
            // "I quit my job and joined Calyx" ends one thing and begins another.
            var rest = new Clause(clause.text(), clause.words().subList(and, clause.size()));
            claims.addAll(ShapeClaims.in(Shape.of(rest), Ending.in(text(rest), subject) != null));
        }
        var stems = Set.copyOf(ContentWords.of(positive));
        return new ClauseReading(core, subject, Typed.only(clause, claims), stems, taken != null, whole, slots, ending);
    }

    private static Clause joined(Clause before, Clause clause) {
        var words = new ArrayList<>(before.words());
        words.addAll(clause.words());
        return new Clause(clause.text(), words);
    }

    /** Whether this newer clause makes the older one untrue. */
    boolean ousts(ClauseReading old) {
        for (var claim : claims) {
            for (var known : old.claims) {
                if (claim.ousts(known)) {
                    return true;
                }
            }
        }
        if (ending != null && ending.ends(old)) {
            return true;
        }
        boolean same = subject.equals(old.subject);
        boolean thing = stems.contains(ContentWords.stem(old.subject)); // "Techno is something I adore"
        return (denies && !old.denies && (same || thing) && covers(old))
                || (!denies && old.denies && same && stems.equals(old.stems) && !stems.isEmpty());
    }

    /** Whether what is taken back is all in the older clause: "I gave up tennis", "I play tennis on Mondays". */
    private boolean covers(ClauseReading old) {
        boolean understood = claims.stream().anyMatch(claim -> !claim.key().equals(ClaimPatterns.HABIT));
        return !understood && !stems.isEmpty() && old.stems.containsAll(stems);
    }

    /** Whether this says nothing that is not in the other. */
    boolean isWithin(ClauseReading other) {
        boolean tastes = claims.stream().allMatch(other.claims::contains);
        return denies == other.denies
                && subject.equals(other.subject)
                && (!claims.isEmpty() && tastes)
                && other.stems.containsAll(stems);
    }

    /** "Turns out I'm not …", "Correction: I …", "Since May we …" say what they say from the subject on. */
    private static Clause withoutOpening(Clause clause) {
        int that = clause.find(1, Set.of("that"));
        if (that > 0
                && that < LONGEST_OPENING
                && clause.is(that + 1, Set.of("i", "we"))
                && !clause.is(0, Set.of("i", "we"))) {
            return new Clause(
                    clause.text(), clause.words().subList(that + 1, clause.size())); // "The tests show that I …"
        }
        int colon = clause.find(1, Set.of(":"));
        if (colon > 0 && colon < LONGEST_OPENING && colon + 2 < clause.size()) {
            return new Clause(
                    clause.text(), clause.words().subList(colon + 1, clause.size())); // "Save the date: the …"
        }
        if (!clause.is(0, OPENINGS)) {
            return clause;
        }
        for (int at = 1; at < clause.size() && at < LONGEST_OPENING; at++) {
            boolean subject = clause.is(at, Set.of("i", "we"))
                    || (clause.is(at, Set.of("my", "our"))
                            && clause.is(at - 1, Set.of(":", ",", "out", "days", "now", "today")));
            if (subject) {
                return new Clause(clause.text(), clause.words().subList(at, clause.size()));
            }
        }
        return clause;
    }

    private static String pointed(Clause clause, String antecedent) {
        return antecedent.isEmpty() || antecedent.equals(ME) ? "? " + Canonical.of(clause.raw()) : antecedent;
    }

    private static String text(Clause clause) {
        var words = clause.words().stream().map(Word::norm).collect(Collectors.joining(" "));
        return MARKS_AT_END.matcher(words).replaceFirst("");
    }

    private static String subject(Clause clause) {
        if (clause.is(0, Set.of("i", "we", "me", "us"))) {
            return ME;
        }
        if (clause.norm(0).endsWith("ing") && clause.size() > 2 && !clause.is(1, Set.of("is", "are"))) {
            return ME; // "Playing tennis keeps me fit"
        }
        if (!clause.is(0, MINE)) {
            boolean name = clause.size() > 1 && capital(clause, 0) && !Lexicon.STOP_WORDS.contains(clause.norm(0));
            return name ? withoutPossessive(clause.norm(0)) : clause.norm(0);
        }
        for (int at = 1; at < clause.size() && at < LONGEST_SUBJECT; at++) {
            var noun = withoutPossessive(clause.norm(at));
            if (Lexicon.isRelation(noun)) {
                boolean named = at + 1 < clause.size()
                        && capital(clause, at + 1)
                        && !clause.words().get(at + 1).isMark();
                return named ? withoutPossessive(clause.norm(at + 1)) : noun;
            }
            if (!clause.is(at, QUALIFIERS)) {
                return at == 1 ? thing(clause) : noun;
            }
        }
        return ME;
    }

    private static String thing(Clause clause) {
        return clause.norm(0).equals("the") ? clause.norm(1) : ME;
    }

    private static boolean capital(Clause clause, int at) {
        int start = clause.words().get(at).start();
        return start < clause.text().length()
                && Character.isUpperCase(clause.text().codePointAt(start));
    }

    private static String withoutPossessive(String norm) {
        return norm.endsWith("'s") ? norm.substring(0, norm.length() - 2) : norm;
    }
}
