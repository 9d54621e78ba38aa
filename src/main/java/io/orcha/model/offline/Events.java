package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads of which event a clause gives the day, whatever its wording: "They want us for the gala on 9 May now". */
final class Events {

    private static final Set<String> DETERMINERS = Lexicon.words("the my our");
    private static final Set<String> ENDS = Lexicon.words("""
            is are was were will would has have had got gets on to from for at by in until till take takes happen happens start starts
            begin begins leave leaves slipped moved shifted forward back instead up as that which , : ; - and or but not fell
            should must can may after before it next last rather again due now been be ends of
            """);
    private static final Set<String> FRAME = Lexicon.words("""
            day date dates diary calendar plan plans week weekend month year morning afternoon evening night time moment news
            one change changes first last end beginning start airline venue
            """);
    /** Actions that give no event its day. Whatever else ends so is no scheduling either. */
    private static final Set<String> SCHEDULING = Lexicon.words("""
            moved postponed rescheduled pushed shifted slipped brought fixed set planned scheduled agreed settled booked delayed
            changed put wanted expected marked noted pencilled delayed need needed confirmed advanced arranged decided got
            picked chose chosen happened meant pulled dragged bumped landed ended said told red
            """);

    private static final Set<String> PAST =
            Lexicon.words("was were had went saw met bought sold died born came left spent gave took");
    private static final Set<String> WRONG = Lexicon.words("from not than of since until");

    private static final Pattern PERSONAL = Pattern.compile("\\b(?:birthday|age|number|phone|e-?mail|address|born)\\b");

    private Events() {}

    /** The claim on an event's day; null when there is none. */
    static @Nullable Claim in(Shape shape) {
        if (shape.text().indexOf('#') < 0) {
            return null;
        }
        var words = List.of(shape.text().split(" ", -1));
        int day = day(words);
        var event = day < 0 || tellsThePast(words) ? "" : event(words, day, shape);
        boolean personal = PERSONAL.matcher(event).find();
        return event.isEmpty() || personal || ContentWords.of(event).isEmpty()
                ? null
                : Claim.one("date " + ContentWords.key(event), shape.value(words.get(day)));
    }

    private static boolean tellsThePast(List<String> words) {
        return words.stream()
                .anyMatch(word -> PAST.contains(word)
                        || (word.endsWith("ed") && word.length() > 4 && !SCHEDULING.contains(word)));
    }

    /** The day that holds: of "from Monday to Tuesday" the second. */
    private static int day(List<String> words) {
        int found = -1;
        for (int at = 0; at < words.size(); at++) {
            boolean wrong = at > 0
                    && (WRONG.contains(words.get(at - 1))
                            || (at > 1
                                    && WRONG.contains(words.get(at - 2))
                                    && words.get(at - 1).equals("on")));
            if (words.get(at).startsWith("#") && !wrong) {
                found = at;
            }
        }
        return found;
    }

    private static String event(List<String> words, int day, Shape shape) {
        for (int at = 0; at < words.size(); at++) {
            if (DETERMINERS.contains(words.get(at))) {
                var phrase = phrase(words, at + 1, shape);
                if (!phrase.isEmpty() && !FRAME.contains(phrase.split(" with ", 2)[0].replaceAll(".* ", ""))) {
                    return phrase;
                }
            }
        }
        // "It's settled: gala on 9 May"
        boolean bare = day >= 2 && words.get(day - 1).equals("on") && day - 2 <= 1;
        var noun = bare ? words.get(day - 2) : "";
        return noun.isEmpty()
                        || ENDS.contains(noun)
                        || FRAME.contains(noun)
                        || Lexicon.STOP_WORDS.contains(noun)
                        || !Character.isLetter(noun.charAt(0))
                ? ""
                : noun;
    }

    private static String phrase(List<String> words, int from, Shape shape) {
        var phrase = new ArrayList<String>();
        for (int at = from; at < words.size() && phrase.size() < 5; at++) {
            var word = words.get(at);
            if (ENDS.contains(word)
                    || DETERMINERS.contains(word)
                    || SCHEDULING.contains(word)
                    || word.startsWith("#")
                    || word.startsWith("%")) {
                break;
            }
            phrase.add(word.startsWith("@") ? Word.normalise(shape.value(word)) : word);
        }
        return String.join(" ", phrase);
    }
}
