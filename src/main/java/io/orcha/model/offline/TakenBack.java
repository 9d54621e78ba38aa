package io.orcha.model.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the wordings that take something back, and says what was taken back as if it held. */
final class TakenBack {

    private record Rule(Pattern wording, String positive) {}

    private static final String TAIL =
            "(?: any ?more| any longer| no more| no longer| these days| nowadays| now| after all"
                    + "| at all| for good| any| for a while| for now| lately)*$";
    private static final String FORMERLY = "(?:have |had |finally |recently |just |already |decided to |am )*";

    private static final List<Rule> RULES = List.of(
            rule(
                    "^(.+?) (?:is|are) (?:no longer|not) (?:really )?(?:my|our) (?:thing|things|cup of tea|passion|jam|style|hobby|hobbies"
                            + "|world)" + TAIL,
                    "i do $1"),
            rule(
                    "^(i|we) (?:can not|could not|do not) (?:be bothered with|bear|stand|see|hear|care about|care for) (.+?)"
                            + " (?:any ?more|any longer|these days)$",
                    "$1 do $2"),
            rule("^(i|we|[\\w' ]+?) no longer (.+?)" + TAIL, "$1 $2"),
            rule("^(i|we|[\\w' ]+?) (am|is|are|was|were) no longer (.+?)" + TAIL, "$1 $2 $3"),
            rule("^(i|we|[\\w' ]+?) (am|is|are) not (?:an? )?(.+?)" + TAIL, "$1 $2 $3"),
            rule("^(i|we|[\\w' ]+?) (?:do|does|did|can|could|will|have) not (.+?)" + TAIL, "$1 $2"),
            rule("^(i|we) never (?:was|were) (.+?)" + TAIL, "$1 am $2"),
            rule("^(i|we) never (.+?)" + TAIL, "$1 $2"),
            rule("^(i|we|[\\w' ]+?) used to be (.+?)" + TAIL, "$1 am $2"),
            rule("^(i|we|[\\w' ]+?) used to (.+?)" + TAIL, "$1 $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:quit|leave|left|leaving|resign from|resigned from|gave up|lost|got fired from"
                            + "|was fired from|was laid off from|was let go from|got laid off from)"
                            + " (?:my |the )?(?:old )?(?:jobs?|position|post|role|work)(?: (?:at|with|for) (.+?))?"
                            + TAIL,
                    "$1 work at $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:resigned|got fired|was fired|was laid off|got laid off|was let go) (?:from|by) (.+?)"
                            + TAIL,
                    "$1 work at $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:broke up|broken up|split up|split|separated|parted ways|got divorced)"
                            + " (?:with|from) (.+?)" + TAIL,
                    "my partner is $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:divorced|dumped|left) (my (?:husband|wife|partner|boyfriend|girlfriend)|\\w+)" + TAIL,
                    "my partner is $2"),
            rule(
                    "^(.+?) and i " + FORMERLY
                            + "(?:broke up|split up|split|separated|divorced|parted ways|called it quits"
                            + "|got divorced|are over|are no longer together|are not together|are divorced|are separated)"
                            + TAIL,
                    "my partner is $1"),
            rule("^(i|we) (?:am|are) (?:single|divorced|separated)(?: again)?" + TAIL, "my partner is any"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:sold|sell|got rid of|gave away|given away|scrapped|totalled|returned|rehomed"
                            + "|donated|threw out|parted with|lost) (?:my|our|the) (?:old )?(.+?)(?: to .+| last .+)?"
                            + TAIL,
                    "$1 have $2"),
            rule(
                    "^(i|we) " + FORMERLY + "(?:cancel|cancelled|canceled|called off|scrapped|dropped|shelved)"
                            + " (?:my|our|the|a)?(.+?)" + TAIL,
                    "$1 $2"),
            rule(
                    "^(?:the|my|our) (.+?) (?:is|was|has been|got|have been) (?:cancelled|canceled|called off|off|scrapped)"
                            + TAIL,
                    "i $1"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:stopped|stop|quit|gave up|given up|giving up|give up|ceased) (?:being )(.+?)" + TAIL,
                    "$1 am $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:stopped|stop|quit|gave up|given up|giving up|give up|ceased|dropped|dropped out of"
                            + "|done with|finished with|stepped back from|retired from|moved on from)"
                            + " (?:with |my |the )?(.+?)" + TAIL,
                    "$1 do $2"),
            rule(
                    "^(i|we) " + FORMERLY
                            + "(?:gone off|went off|outgrew|outgrown|over|tired of|fed up with|bored of|sick of"
                            + "|had enough of|have enough of|enough of|lost interest in|fell out of love with|cooled on) (?:with |my |the )?(.+?)"
                            + TAIL,
                    "$1 do $2"),
            rule(
                    "^(?:my|the) (.+?) allergy (?:is|has) (?:gone|over|cured|outgrown|went away|disappeared)" + TAIL,
                    "i am allergic to $1"),
            rule("^(i|we) " + FORMERLY + "outgrew my (.+?) allergy" + TAIL, "i am allergic to $2"),
            rule("^(.+?) (?:is|are) (?:no longer|not) (?:really )?(my|our) (.+?)" + TAIL, "$1 is $2 $3"));

    /** One of these is in every wording. */
    private static final Set<String> SIGNS = Lexicon.words("""
            no not never enough used quit leave left leaving resign resigned gave give given giving lost fired laid go broke broken split
            separated parted divorced done finished dumped called over together single sold sell got rid scrapped totalled
            returned rehomed donated threw cancel cancelled canceled off dropped shelved stopped stop ceased gone went outgrew
            outgrown tired fed bored sick interest fell cooled stepped retired moved allergy out
            """);

    private TakenBack() {}

    /**
     * What a clause takes back.
     *
     * @param clause a clause in the normal form of {@link Word}, words separated by single spaces
     * @return what was taken back, as if it held; null when the clause takes nothing back
     */
    static @Nullable String in(String clause) {
        if (Arrays.stream(clause.split(" ", -1)).noneMatch(SIGNS::contains)) {
            return null;
        }
        int comma = clause.indexOf(" , ");
        var main = comma > 0 ? clause.substring(0, comma) : clause;
        for (var rule : RULES) {
            var matcher = rule.wording().matcher(main);
            if (matcher.find()) {
                return matcher.replaceFirst(rule.positive()).replace("  ", " ").strip();
            }
        }
        return null;
    }

    private static Rule rule(String wording, String positive) {
        return new Rule(Pattern.compile(wording), positive);
    }
}
