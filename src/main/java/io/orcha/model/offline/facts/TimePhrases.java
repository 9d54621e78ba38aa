package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the {@link TimePhrase}s of a sentence. */
final class TimePhrases {

    static final Set<String> MONTHS = Vocabulary.words("""
            january february march april may june july august september october november december jan feb mar apr jun jul aug
            sep sept oct nov dec
            """);

    private static final Set<String> DAYS =
            Vocabulary.words("monday tuesday wednesday thursday friday saturday sunday");

    private static final Set<String> HABITS = Vocabulary.words("""
            mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends mornings evenings afternoons nights
            weekdays
            """);

    private static final Set<String> UNITS = Vocabulary.words("""
            day days week weeks weekend weekends month months year years hour hours minute minutes decade decades night nights
            """);

    private static final Set<String> SEASONS = Vocabulary.words("summer winter spring autumn fall christmas easter");

    private static final Set<String> PARTS = Vocabulary.words("morning afternoon evening night");

    private static final Set<String> RELATIVE = Vocabulary.words("last this next past previous coming");

    private static final Set<String> WORDS = Vocabulary.words("yesterday today tonight tomorrow");

    private static final Set<String> BEFORE = Vocabulary.words("""
            in on at since from until till by during before after around of to for within over throughout as between about
            """);

    private final Sentence sentence;

    private TimePhrases(Sentence sentence) {
        this.sentence = sentence;
    }

    /** By the position at which one begins; null elsewhere. */
    static List<@Nullable TimePhrase> of(Sentence sentence) {
        var phrases = new TimePhrases(sentence);
        var found = new ArrayList<@Nullable TimePhrase>();
        boolean from = false;
        while (found.size() < sentence.size()) {
            int at = found.size();
            var phrase = phrases.at(at);
            if (phrase != null && from && sentence.is(at, "to")) {
                phrase = new TimePhrase(at, phrase.end(), TimePhrase.Type.UNTIL, phrase.text());
            }
            found.add(phrase);
            if (phrase != null) {
                from = phrase.type() == TimePhrase.Type.SINCE;
                while (found.size() < phrase.end()) {
                    found.add(null);
                }
            } else if (!sentence.at(at).is(Tag.PUNCT)) {
                from = false;
            }
        }
        return found;
    }

    private @Nullable TimePhrase at(int at) {
        var norm = sentence.norm(at);
        if (norm.equals("every") || norm.equals("each")) {
            int end = at + 1;
            end += sentence.is(end, "other") || sentence.is(end, "second") || sentence.is(end, "few") ? 1 : 0;
            return isTimeNoun(end) ? phrase(at, end + 1, TimePhrase.Type.NONE) : null;
        }
        if ((norm.equals("once") || norm.equals("twice") || norm.equals("times"))
                && (sentence.is(at + 1, "a") || sentence.is(at + 1, "per"))
                && UNITS.contains(sentence.norm(at + 2))) {
            return phrase(at, at + 3, TimePhrase.Type.NONE);
        }
        if ((norm.equals("all") && isTimeNoun(at + 1)) || (norm.equals("one") && sentence.is(at + 1, "day"))) {
            return phrase(at, at + 2, TimePhrase.Type.NONE);
        }
        if (!BEFORE.contains(norm)) {
            int end = core(at, false);
            return end > at ? phrase(at, end, type("", at, end)) : null;
        }
        int from = at + 1;
        from += sentence.is(at, "as") && sentence.is(from, "of") ? 1 : 0;
        if ((norm.equals("at")
                        && (sentence.is(from, "night") || sentence.is(from, "midnight") || sentence.is(from, "noon")))
                || (norm.equals("in") && sentence.is(from, "the") && PARTS.contains(sentence.norm(from + 1)))) {
            return phrase(at, norm.equals("at") ? from + 1 : from + 2, TimePhrase.Type.NONE);
        }
        if (HABITS.contains(sentence.norm(from))) {
            return phrase(at, from + 1, TimePhrase.Type.NONE);
        }
        int end = core(from, true);
        if (end == from || norm.equals("of") || (norm.equals("to") && !isDate(from)) || norm.equals("about")) {
            return null;
        }
        return phrase(at, end, type(norm, from, end));
    }

    private TimePhrase.Type type(String before, int from, int end) {
        boolean ago = sentence.is(end - 1, "ago") || sentence.is(end - 1, "earlier");
        boolean span = UNITS.contains(sentence.norm(end - 1)) && isNumber(from);
        return switch (before) {
            case "since", "from" -> TimePhrase.Type.SINCE;
            case "until", "till" -> TimePhrase.Type.UNTIL;
            case "for" -> span || UNITS.contains(sentence.norm(end - 1)) ? TimePhrase.Type.FOR : TimePhrase.Type.NONE;
            case "over", "within", "throughout", "before", "after", "between" -> TimePhrase.Type.NONE;
            case "" -> !ago && isSpan(from, end) ? TimePhrase.Type.NONE : TimePhrase.Type.AT;
            default -> TimePhrase.Type.AT;
        };
    }

    /** "two weeks", "a year" */
    private boolean isSpan(int from, int end) {
        boolean relative = RELATIVE.contains(sentence.norm(from))
                || (sentence.is(from, "the") && RELATIVE.contains(sentence.norm(from + 1)));
        return UNITS.contains(sentence.norm(end - 1)) && !relative;
    }

    /** The end of what follows the preposition, or stands without one; the start when it is no time. */
    private int core(int start, boolean prepositional) {
        int at = start;
        if (prepositional || sentence.is(at, "the")) {
            at += sentence.is(at, "the") ? 1 : 0;
            at += sentence.in(
                            at,
                            Set.of("early", "late", "mid", "beginning", "start", "end", "middle", "about", "around"))
                    ? 1
                    : 0;
            at += sentence.is(at, "of") ? 1 : 0;
            at += sentence.is(at, "the") ? 1 : 0;
        }
        if (WORDS.contains(sentence.norm(at))) {
            return at + 1 + (PARTS.contains(sentence.norm(at + 1)) ? 1 : 0);
        }
        int relative = relative(at);
        if (relative > at) {
            return relative;
        }
        int ago = ago(at, prepositional);
        if (ago > at) {
            return ago;
        }
        int date = date(at, prepositional);
        return date > at ? date : start;
    }

    /** "last week", "this past summer", "next May", "the last two years" */
    private int relative(int at) {
        if (!RELATIVE.contains(sentence.norm(at))) {
            return at;
        }
        int end = at + 1;
        end += RELATIVE.contains(sentence.norm(end)) ? 1 : 0;
        end += isNumber(end) ? 1 : 0;
        return isTimeNoun(end) ? end + 1 : at;
    }

    /** "two years ago", "a few months", "the 1990s" */
    private int ago(int at, boolean prepositional) {
        int end = at;
        if (sentence.is(end, "a")
                || sentence.is(end, "the")
                || sentence.is(end, "over")
                || sentence.is(end, "almost")) {
            end++;
        }
        end += sentence.in(end, Set.of("couple", "few", "long")) || isNumber(end) ? 1 : 0;
        end += sentence.is(end, "of") || sentence.is(end, "or") || sentence.is(end, "more") ? 1 : 0;
        end += isNumber(end) ? 1 : 0;
        boolean time = end > at && (UNITS.contains(sentence.norm(end)) || sentence.is(end, "time"));
        if (!time || sentence.is(end + 1, "old") || sentence.is(end + 1, "-")) {
            return at;
        }
        end++;
        if (sentence.is(end, "ago") || sentence.is(end, "earlier")) {
            return end + 1;
        }
        boolean counted = isNumber(at) || sentence.is(at, "a");
        return prepositional || (counted && !sentence.is(end - 1, "time")) ? end : at;
    }

    /** "2019", "May", "3 May 2019", "May 3rd", "Friday", "Friday morning", "summer", "Christmas 2020" */
    private int date(int at, boolean prepositional) {
        if (isYear(at) && prepositional) {
            return at + 1;
        }
        int day = isDayNumber(at) ? at + 1 : at;
        day += day > at && sentence.is(day, "of") ? 1 : 0;
        if (MONTHS.contains(sentence.norm(day)) && (day > at || prepositional || isYear(day + 1))) {
            int end = day + 1;
            end += day == at && isDayNumber(end) ? 1 : 0;
            end += (sentence.is(end, ",") || sentence.is(end, "of")) && isYear(end + 1) ? 1 : 0;
            return end + (isYear(end) ? 1 : 0);
        }
        if (DAYS.contains(sentence.norm(at)) && (prepositional || sentence.tag(at + 1) == Tag.PUNCT)) {
            return at + 1 + (PARTS.contains(sentence.norm(at + 1)) ? 1 : 0);
        }
        if (SEASONS.contains(sentence.norm(at)) && (prepositional || isYear(at + 1))) {
            int end = at + 1 + (sentence.is(at + 1, "of") && isYear(at + 2) ? 1 : 0);
            return end + (isYear(end) ? 1 : 0);
        }
        return at;
    }

    private boolean isTimeNoun(int at) {
        var norm = sentence.norm(at);
        return UNITS.contains(norm)
                || MONTHS.contains(norm)
                || DAYS.contains(norm)
                || SEASONS.contains(norm)
                || PARTS.contains(norm)
                || HABITS.contains(norm);
    }

    private boolean isDate(int at) {
        return isYear(at) || MONTHS.contains(sentence.norm(at)) || RELATIVE.contains(sentence.norm(at));
    }

    private boolean isNumber(int at) {
        return sentence.tag(at) == Tag.NUM || Vocabulary.NUMBERS.contains(sentence.norm(at));
    }

    private boolean isYear(int at) {
        return sentence.norm(at).matches("(?:19|20)\\d\\d");
    }

    private boolean isDayNumber(int at) {
        return sentence.norm(at).matches("(?:[12]?\\d|3[01])(?:st|nd|rd|th)?");
    }

    private TimePhrase phrase(int start, int end, TimePhrase.Type type) {
        return new TimePhrase(start, end, type, sentence.written(start, end));
    }
}
