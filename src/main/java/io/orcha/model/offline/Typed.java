package io.orcha.model.offline;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a clause gives a thing of which there is one a new value, and does not only say something about it: "My wife is
 * called Eva" does, "My wife is tired", "I live in fear" and "I worked at Bosch until 2005" do not.
 */
final class Typed {

    private static final Set<String> NAMED = Lexicon.words("residence origin employer name partner car");
    private static final Set<String> NUMBERED = Lexicon.words("birthday phone age");
    private static final Set<String> THINGS = Set.of(
            "phone laptop bike car address street gym bank school university college company team doctor dentist boss manager landlord"
                    .split(" ", -1));
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:lived|worked|studied|was|were|used to|ago|as a (?:child|kid|student|boy|girl|teenager)|from \\d{4} (?:to|until) \\d{4})\\b");
    private static final Pattern PERFECT = Pattern.compile(
            "\\b(?:have|has) (?:lived|worked|studied)\\b|\\b(?:birthday|born|was (?:\\w+ )?(?:changed|moved|hired|promoted))\\b");
    private static final Pattern NOW_AND_THEN = Pattern.compile(
            "\\bon (?:\\w+days|weekends)\\b|\\b(?:sometimes|occasionally|usually|often|at times|now and then|for (?:lunch|breakfast|lent))\\b");
    private static final Pattern COUNTED = Pattern.compile(
            ".*\\d.*|.*(?:teen|ty|one|two|three|four|five|six|seven|eight|nine)"
                    + "|(?:january|february|march|april|may|june|july|august|september|october|november|december)|ten|eleven|twelve|.*ieth|.*th|.*st");
    private static final Set<String> CHANGED =
            Lexicon.words("employer employers job jobs company companies workplace workplaces");

    private Typed() {}

    /** The claims without those of one value whose value has the wrong type, or holds no longer or only now and then. */
    static List<Claim> only(Clause clause, List<Claim> claims) {
        if (claims.stream().noneMatch(claim -> claim.kind() == Claim.Kind.ONE)) {
            return claims;
        }
        var text =
                ' ' + String.join(" ", clause.words().stream().map(Word::norm).toList());
        boolean past = PAST.matcher(text).find() && !PERFECT.matcher(text).find();
        return claims.stream()
                .filter(claim -> claim.kind() != Claim.Kind.ONE || holds(claim, clause, text, past))
                .toList();
    }

    private static boolean holds(Claim claim, Clause clause, String text, boolean past) {
        var key = claim.key().substring(claim.key().indexOf('@') + 1);
        var noun = key.startsWith("relation ") ? key.substring("relation ".length()) : "";
        boolean dated = Set.of("residence", "employer", "profession", "age", "partner", "car", "diet")
                .contains(key);
        if ((dated && past) || (key.equals("diet") && NOW_AND_THEN.matcher(text).find())) {
            return false;
        }
        if (key.equals("email")) {
            return text.contains("@");
        }
        if (NUMBERED.contains(key)) {
            return claim.value().isEmpty() || clause.words().stream().anyMatch(word -> counts(word, claim));
        }
        return !(NAMED.contains(key) || isThing(noun))
                || claim.value().isEmpty()
                || clause.words().stream().anyMatch(word -> word.isAnyOf(CHANGED) && key.equals("employer"))
                || names(claim, clause);
    }

    private static boolean isThing(String noun) {
        var stems = List.of(noun.split(" ", -1));
        return THINGS.stream().anyMatch(thing -> stems.contains(ContentWords.stem(thing)));
    }

    private static boolean counts(Word word, Claim claim) {
        return claim.value().contains(ContentWords.stem(word.norm()))
                && COUNTED.matcher(word.norm()).matches();
    }

    /** Whether a word of the value is a name, as far as the script and the speaker's habits tell. */
    private static boolean names(Claim claim, Clause clause) {
        boolean careless = Character.isLowerCase(clause.text().codePointAt(0));
        for (int at = 0; at < clause.size(); at++) {
            var word = clause.words().get(at);
            if (word.isMark() || word.end() == word.start()) {
                continue;
            }
            int first = clause.text().codePointAt(word.start());
            boolean lower = Character.isLowerCase(first);
            boolean capital =
                    !lower && (at > 0 || word.start() > 0 || !claim.value().isEmpty());
            boolean article = clause.is(at - 1, Set.of("a", "an", "the", "our"))
                    || word.norm().endsWith("ed");
            if (isOf(word, claim) && (capital || (careless && !article))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(Word word, Claim claim) {
        var base = word.norm().endsWith("'s")
                ? word.norm().substring(0, word.norm().length() - 2)
                : word.norm();
        return claim.value().contains(ContentWords.stem(base)) || claim.value().contains(Canonical.of(base));
    }
}
