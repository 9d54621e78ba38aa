package io.orcha.memory.summary;

import static io.orcha.memory.summary.DateWords.day;
import static io.orcha.memory.summary.DateWords.distance;
import static io.orcha.memory.summary.DateWords.month;
import static io.orcha.memory.summary.DateWords.monthByName;
import static io.orcha.memory.summary.DateWords.week;
import static io.orcha.memory.summary.DateWords.weekday;
import static io.orcha.memory.summary.DateWords.weekend;
import static io.orcha.memory.summary.DateWords.year;

import java.util.List;
import java.util.Map;

/** English words for relative dates. */
final class EnglishDates {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("a couple of", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12));
    private static final Map<String, Character> UNITS = Map.ofEntries(
            Map.entry("day", 'd'),
            Map.entry("days", 'd'),
            Map.entry("week", 'w'),
            Map.entry("weeks", 'w'),
            Map.entry("month", 'm'),
            Map.entry("months", 'm'),
            Map.entry("year", 'y'),
            Map.entry("years", 'y'));
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final String AMOUNT =
            "(?<n>a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,3}) (?<u>days?|weeks?|months?|years?)";
    private static final String D = "(?<d>" + String.join("|", WEEKDAYS) + ")";
    private static final String PART = "(?: (?:morning|afternoon|evening|night))?";
    private static final String M = "(?<m>" + String.join("|", MONTHS) + ")";

    private EnglishDates() {}

    static List<DateWords.Rule> rules() {
        return DateWords.rules(
                day("(?:the )?day after tomorrow", 2),
                day("(?:the )?day before yesterday", -2),
                day("tomorrow(?: (?:morning|afternoon|evening|night))?", 1),
                day("yesterday(?: (?:morning|afternoon|evening))?|last night", -1),
                day("today|tonight|this (?:morning|afternoon|evening)", 0),
                day("(?:in )?a fortnight(?! ago)", 14),
                day("a fortnight ago", -14),
                distance("in " + AMOUNT + "(?:['’]s? time)?", 1, NUMBERS, UNITS),
                distance(AMOUNT + " from (?:now|today)", 1, NUMBERS, UNITS),
                distance(AMOUNT + " ago", -1, NUMBERS, UNITS),
                weekend("this (?:coming )?weekend|the coming weekend", 0),
                weekend("next weekend", 1),
                weekend("last weekend", -1),
                week("next week", 1),
                week("last week", -1),
                week("this week", 0),
                month("next month", 1),
                month("last month", -1),
                month("this month", 0),
                year("next year", 1),
                year("last year", -1),
                year("this year", 0),
                weekday("next " + D + PART, 1, WEEKDAYS),
                weekday("last " + D + PART, -1, WEEKDAYS),
                weekday("(?:on|this|this coming|coming|by|until|for) " + D + PART, 0, WEEKDAYS),
                monthByName("next " + M, 1, MONTHS),
                monthByName("last " + M, -1, MONTHS),
                monthByName("(?:in|this|by|until) (?:early |late |mid-)?" + M, 0, MONTHS));
    }
}
