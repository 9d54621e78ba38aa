package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads "my … is …" and dates of events: "My shoe size is 42", "The wedding has been moved to 12 June". */
final class Attributes {

    private static final Pattern IS = Pattern.compile(
            "^(?:my|our) (?<a>[\\w' -]{2,40}?) (?<is>is|are|has changed to|has changed from .+? to|changed to|changed from .+? to"
                    + "|has become|became|was changed to|switched to|is set to) (?<n>now |actually |currently |called |named )*(?<v>.+)");
    private static final Set<String> ONLY_ONE = Lexicon.words("""
            height weight size type nationality language tongue sign degree major school university college phone laptop bike
            doctor dentist therapist landlord landlady boss manager mentor coach address street username handle gym bank goal
            deadline bedtime pronouns budget team title salary code password pin zip postcode drink breakfast routine seat
            hairdresser password supervisor advisor neighbourhood commute car
            """);
    private static final Set<String> MARKERS = Lexicon.words("new current present old former latest preferred");
    private static final Pattern MARKER_WORDS = Pattern.compile(
            "\\b(?:new|current|present|old|former|latest|preferred|favou?rite|all-time|absolute|very|one)\\b ?");
    private static final Pattern FAVOURITE =
            Pattern.compile("\\b(?:my|our|an?|the|one) (?:[\\w-]+ )?favou?rite (?<k>\\w+)(?: of mine)?"
                    + " ?,? (?:is|are|would be|will always be|has to be|must be|goes to|i pick|i choose|i would pick|i would choose|i take|i go with)"
                    + " (?:now |the |a )*(?<v>.+)");
    private static final Pattern BECAME =
            Pattern.compile("^(?<v>.+?) (?:has become|became|is now|is|are|has replaced .+ as|replaced .+ as)"
                    + " (?:now )?(?:my|our) (?:[\\w-]+ )?favou?rite (?<k>\\w+)");
    private static final String DAY_WORDS =
            "(?<v>[\\w' ]{0,20}?\\b(?:\\d[\\w:.-]*|january|february|march|april|may|june|july|august|september"
                    + "|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|weekend)\\b[\\w ]{0,20}?)";
    private static final String DAY =
            "(?<v>(?:[\\w' ]{0,20}?)\\b(?:\\d[\\w:.-]*|january|february|march|april|may|june|july|august"
                    + "|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today"
                    + "|tonight|weekend|week|month|year|spring|summer|autumn|fall|winter|noon|midnight)\\b.*)";
    private static final Pattern FIXED = Pattern.compile(
            "^(?:i|we|they)(?: (?:have|had|just|finally))* (?:fixed|set|picked|chosen|chose|agreed on|settled on|decided on|booked|scheduled"
                    + "|planned) (?:the )?" + DAY_WORDS
                    + " (?:as the (?:day|date|new date) (?:of|for)|for|as date for) (?:the |my |our )?(?<e>[\\w' -]{2,50})");
    private static final Pattern DAY_OF = Pattern.compile(
            "^(?:the )?" + DAY_WORDS
                    + " (?:is|will be|is now) (?:the|our) (?:new )?(?:day|date) (?:of|for) (?:the |my |our )?(?<e>[\\w' -]{2,50})");
    private static final Pattern DATE = Pattern.compile(
            "^(?:the |my |our )?(?<e>[\\w' -]{2,50}?) (?:is|was|will be|takes place|will take place|happens|starts|begins|leaves"
                    + "|departs|ends|falls|got|gets|has|has been|had to be|moved|shifted|slipped)(?: (?:now|actually|been|be|going to be"
                    + "|scheduled|rescheduled|set|planned|booked|moved|postponed|pushed|shifted|back|forward|up|fixed|due|delayed"
                    + "|brought|changed|again|put|off))*"
                    + "(?: (?:to|on|for|at|in|until|till|by|from .+? to))? (?:the )?" + DAY);
    private static final Pattern MOVED = Pattern.compile(
            "^(?:i|we|they)(?: (?:have|had|to|just|must|need|will|now|are|is|decided))* (?:moved?|postponed?|rescheduled?|push(?:ed)?|shift(?:ed)?"
                    + "|brought|delay(?:ed)?|changed?)(?: (?:back|forward|up))? (?:the|my|our) (?<e>[\\w' -]{2,50}?)"
                    + "(?: (?:back|forward|up))?(?: from .+?)? (?:to|until|till|for) (?:the )?" + DAY);

    private static final Set<String> ONE_SUBJECT = Set.copyOf(
            Stream.concat(Lexicon.FAMILY.stream(), Lexicon.PETS.stream()).toList());

    private Attributes() {}

    static List<Claim> in(String text) {
        var claims = new ArrayList<Claim>();
        for (var pattern : List.of(FIXED, DAY_OF, DATE, MOVED)) {
            var date = pattern.matcher(text);
            if (date.find() && isEvent(date.group("e"))) {
                claims.add(Claim.one("date " + ContentWords.key(date.group("e")), date.group("v")));
                return claims;
            }
        }
        if (text.contains("favo")) {
            for (var pattern : List.of(FAVOURITE, BECAME)) {
                var favourite = pattern.matcher(text);
                if (favourite.find()) {
                    claims.add(Claim.one("favourite " + ContentWords.key(favourite.group("k")), favourite.group("v")));
                    return claims;
                }
            }
        }
        var is = IS.matcher(text);
        if (is.find()) {
            attribute(is.group("a"), is.group("is"), is.group("n") != null, is.group("v"), claims);
        }
        return claims;
    }

    private static void attribute(String name, String verb, boolean now, String value, List<Claim> claims) {
        var words = List.of(name.split(" ", -1));
        var head = words.getLast();
        boolean favourite = name.contains("favourite") || name.contains("favorite");
        if (!favourite
                && (Lexicon.FAMILY.contains(head)
                        || Lexicon.PETS.contains(head)
                        || words.stream().anyMatch(w -> w.endsWith("'s")))) {
            return;
        }
        boolean replaces = favourite
                || now
                || ONLY_ONE.contains(head)
                || !verb.matches("is|are")
                || words.stream().anyMatch(MARKERS::contains);
        var bare = MARKER_WORDS.matcher(name).replaceAll("").strip();
        var key = (favourite ? "favourite " : "relation ") + ContentWords.key(bare);
        claims.add(replaces ? Claim.one(key, value) : Claim.many(key, value));
    }

    /** "I was 12 in May" is about no event. */
    private static boolean isEvent(String words) {
        var first = words.split(" ", 2)[0];
        return !Set.of("i", "we", "he", "she", "they", "it", "there", "that", "this", "what")
                        .contains(first)
                && !words.matches(".*\\b(?:birthday|age|number|phone|e-?mail|address|born)\\b.*")
                && ONE_SUBJECT.stream().noneMatch(noun -> words.equals(noun) || words.startsWith(noun + " "))
                && !ContentWords.of(words).isEmpty();
    }
}
