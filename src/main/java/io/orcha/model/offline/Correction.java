package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a sentence says was wrong or is over: "Anna, not Ana", "tea instead of coffee", "switched from Vim to Emacs".
 *
 * @param wrong the older value
 * @param right the newer one; empty when the sentence does not put it beside the older
 * @param change whether the user changed something, rather than corrected what they or others said
 */
record Correction(String wrong, String right, boolean change) {

    private static final String W = "(?<w>[\\p{L}\\d][\\p{L}\\d'’.@+-]*(?: [\\p{L}\\d][\\p{L}\\d'’.@+-]*){0,3}?)";
    private static final String R = "(?<r>[\\p{L}\\d][\\p{L}\\d'’.@+-]*(?: [\\p{L}\\d][\\p{L}\\d'’.@+-]*){0,3}?)";
    private static final String OWN = "(?:my |our |the |old |an? )*";
    private static final String END =
            "(?=[.,;!)]|$| (?:and|but|now|anymore|since|because|last|this|in|on|as|any|for)\\b)";

    private static final List<Pattern> CORRECTIONS = List.of(
            pattern("\\bnot " + OWN + W + ",? but (?:rather )?" + OWN + R + END),
            pattern(
                    "(?<r>[\\p{L}\\d'’.@+-]+),? (?:and )?not (?!only|sure|really|just|that|because|when|if|to|in|at|on|so|too|very|like"
                            + "|allergic|any|yet|anymore|longer)" + OWN + W + "(?=[.!)]*$)"));
    private static final List<Pattern> CHANGES = List.of(
            pattern("\\b(?:instead of|rather than|in place of) (?:the |my )?" + W + END),
            pattern(
                    "\\b(?:switch|switched|switching|change|changed|changing|convert|converted|transfer|transferred|went|gone|go"
                            + "|move|moved|moving|upgraded|downgraded)(?: (?:over|jobs|careers|teams|it|majors?|diets?|gyms?|banks?|my \\w+"
                            + "|the \\w+))* from " + OWN + W + " (?:to|over to|into) " + OWN + R + END),
            pattern("\\b(?:swap|swapped|trade|traded|exchange|exchanged|replace|replaced|ditched|left|dropped) " + OWN
                    + W + " (?:for|with|by) " + OWN + R + END));

    private static final int LONGEST = 400;
    private static final Pattern HINT = pattern("\\b(?:not|instead|rather|place|from|for|with|by)\\b");

    static List<Correction> in(String sentence) {
        var found = new ArrayList<Correction>();
        if (sentence.length() > LONGEST || !HINT.matcher(sentence).find()) {
            return found;
        }
        for (var pattern : CORRECTIONS) {
            add(found, pattern, sentence, false);
        }
        for (var pattern : CHANGES) {
            add(found, pattern, sentence, true);
        }
        return found;
    }

    Set<String> stems() {
        return ContentWords.of(wrong);
    }

    /** Whether one name took the place of another. */
    boolean ofNames() {
        return !change && isName(wrong) && isName(right);
    }

    /** Whether this says that what the older clause states is wrong. */
    boolean ousts(ClauseReading old, Passage said) {
        var wrongStems = stems();
        if (wrongStems.isEmpty() || old.denies() || !old.stems().containsAll(wrongStems)) {
            return false;
        }
        boolean others = said.readings().stream().allMatch(r -> Ending.isOthers(r.text(), r.subject()))
                && said.readings().stream().noneMatch(r -> r.subject().equals(old.subject()));
        if (change && (others || Ending.isOver(old.text()))) {
            return false;
        }
        boolean valued = old.claims().stream()
                .anyMatch(claim -> !claim.key().contains("@") && claim.value().equals(wrongStems));
        boolean sameKey = old.claims().stream()
                .filter(claim -> claim.value().containsAll(wrongStems))
                .anyMatch(claim -> said.readings().stream()
                        .flatMap(reading -> reading.claims().stream())
                        .anyMatch(other -> other.key().equals(claim.key())));
        boolean shared = said.stems().stream()
                .anyMatch(stem -> !wrongStems.contains(stem) && old.stems().contains(stem));
        boolean brief = old.stems().size() <= wrongStems.size() + 2;
        return sameKey
                || shared
                || (change && (valued || (brief && old.subject().equals(ClauseReading.ME))));
    }

    private static void add(List<Correction> found, Pattern pattern, String sentence, boolean change) {
        var matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            boolean pair = pattern.pattern().contains("(?<r>");
            found.add(new Correction(bare(matcher.group("w")), pair ? bare(matcher.group("r")) : "", change));
        }
    }

    private static String bare(String value) {
        int end = value.length();
        while (end > 0 && ".'’-".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
