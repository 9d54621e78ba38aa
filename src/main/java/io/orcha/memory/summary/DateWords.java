package io.orcha.memory.summary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words for relative dates, language by language. */
final class DateWords {

    /** All languages; English is tried on every sentence. */
    static final List<Tongue> TONGUES = List.of(
            new Tongue(
                    null,
                    pattern(
                            "(was|were|had|went|did|came|met|saw|got|took|gave|bought|started|finished|left|visited|moved|ago|last|broke"
                                    + "|lost|won|ran|ate|made|became|\\p{L}{2,}ed)"),
                    pattern("(birthday|born|every|each|always|usually|often|never|sometimes|once)"),
                    EnglishDates.rules()),
            new Tongue(
                    pattern(
                            "(ich|wir|mein|meine|meiner|der|die|das|ist|und|nach|bin|habe|haben|fliege|fahre|ziehe|mit|für|zum|zur)"),
                    pattern("(war|hatte|habe|haben|hat|waren|ging|kam|wurde|bin .+ ge\\p{L}+)"),
                    pattern("(geburtstag|geboren|jeden|jede|immer|oft)"),
                    ForeignDates.german()),
            new Tongue(
                    pattern("(je|j'\\p{L}+|j’\\p{L}+|nous|mon|ma|mes|le|la|les|est|c'est|une|un|pour|avec|à)"),
                    pattern("(étais|était|ai|avons|suis .+é|avais)"),
                    pattern("(anniversaire|né|née|chaque|toujours|souvent)"),
                    ForeignDates.french()),
            new Tongue(
                    pattern("(yo|mi|mis|el|la|los|las|me|voy|tengo|vuelo|es|una|un|con|para|nos|viajo|y)"),
                    pattern("(fui|era|estuve|tuve|hice|fue|compré|conocí|llegué)"),
                    pattern("(cumpleaños|nací|cada|siempre|todos)"),
                    ForeignDates.spanish()),
            new Tongue(
                    pattern("(eu|meu|minha|o|os|uma|um|vou|tenho|nós|com|para|é|viajo|voo|e|não|na|no|me)"),
                    pattern("(fui|era|estive|tive|fiz|foi|comprei|conheci)"),
                    pattern("(aniversário|nasci|cada|sempre|todos)"),
                    ForeignDates.portuguese()));

    private DateWords() {}

    /**
     * One language.
     *
     * @param hint a word by which a sentence of the language is known; null when every sentence may be of it
     * @param pastHint words that put a weekday without "next" or "last" in the past
     * @param habit words with which a day or month is no particular one
     */
    record Tongue(@Nullable Pattern hint, Pattern pastHint, Pattern habit, List<Rule> rules) {

        boolean speaks(String sentence) {
            return (hint == null || hint.matcher(sentence).find())
                    && !habit.matcher(sentence).find();
        }

        boolean past(String sentence) {
            return pastHint.matcher(sentence).find();
        }
    }

    /** A wording and what it means. */
    record Rule(Pattern wording, Meaning date) {}

    /** What a wording means on a day. */
    interface Meaning {
        /** The date in ISO 8601 as far as it is known: a day, a month or a year; null when it has none. */
        @Nullable String of(Matcher words, LocalDate today, boolean past);
    }

    /** A word for a day, so many days from today. */
    static Rule day(String wording, int days) {
        return new Rule(pattern(wording), (_, today, _) -> today.plusDays(days).toString());
    }

    static Rule week(String wording, int weeks) {
        return new Rule(pattern(wording), (_, today, _) -> {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(weeks);
            return monday + " to " + monday.plusDays(6);
        });
    }

    static Rule weekend(String wording, int weeks) {
        return new Rule(pattern(wording), (_, today, past) -> {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var saturday = monday.plusDays(5).plusWeeks(weeks);
            return saturday + " to " + saturday.plusDays(1);
        });
    }

    static Rule month(String wording, int months) {
        return new Rule(
                pattern(wording),
                (_, today, _) -> YearMonth.from(today).plusMonths(months).toString());
    }

    static Rule year(String wording, int years) {
        return new Rule(pattern(wording), (_, today, _) -> String.valueOf(today.getYear() + years));
    }

    /** So many days, weeks, months or years away; the groups n and u name how many of which. */
    static Rule distance(String wording, int direction, Map<String, Integer> numbers, Map<String, Character> units) {
        return new Rule(pattern(wording), (words, today, _) -> {
            var number = words.group("n").toLowerCase(Locale.ROOT);
            var known = numbers.get(number);
            long n = (known == null ? Integer.parseInt(number) : known) * (long) direction;
            var unit = units.get(words.group("u").toLowerCase(Locale.ROOT));
            return unit == null ? null : away(today, n, unit);
        });
    }

    private static String away(LocalDate today, long n, char unit) {
        return switch (unit) {
            case 'd' -> today.plusDays(n).toString();
            case 'w' -> today.plusWeeks(n).toString();
            case 'm' -> YearMonth.from(today).plusMonths(n).toString();
            default -> String.valueOf(today.plusYears(n).getYear());
        };
    }

    /**
     * A weekday, by its name in the group d.
     *
     * @param weeks 0 for the nearest one in the direction that the sentence's tense gives, 1 for the one of next week, -1 for
     *     the last one
     */
    static Rule weekday(String wording, int weeks, List<String> mondayFirst) {
        return new Rule(pattern(wording), (words, today, past) -> {
            var name = words.group("d").toLowerCase(Locale.ROOT);
            int index = 0;
            while (index < mondayFirst.size() && !name.startsWith(mondayFirst.get(index))) {
                index++;
            }
            if (index == mondayFirst.size()) {
                return null;
            }
            var day = DayOfWeek.of(index + 1);
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            if (weeks > 0) {
                return monday.plusWeeks(1).plusDays(index).toString();
            }
            boolean before = weeks < 0 || past;
            return today.with(before ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day))
                    .toString();
        });
    }

    /** A month by its name in the group m; the nearest one in the direction of the tense, or of {@code direction}. */
    static Rule monthByName(String wording, int direction, List<String> januaryFirst) {
        return new Rule(pattern(wording), (words, today, past) -> {
            int month = januaryFirst.indexOf(words.group("m").toLowerCase(Locale.ROOT)) + 1;
            boolean before = direction < 0 || (direction == 0 && past);
            int year = today.getYear();
            if (before) {
                year -= month > today.getMonthValue() || (month == today.getMonthValue() && direction < 0) ? 1 : 0;
            } else {
                year += month < today.getMonthValue() || (month == today.getMonthValue() && direction > 0) ? 1 : 0;
            }
            return month == 0 ? null : YearMonth.of(year, month).toString();
        });
    }

    /** The rules in the order in which they are tried, longer wordings before those that they contain. */
    static List<Rule> rules(Rule... rules) {
        return List.copyOf(new ArrayList<>(List.of(rules)));
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\d-])(?:" + words + ")(?![\\p{L}\\d-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
