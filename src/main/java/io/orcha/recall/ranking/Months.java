package io.orcha.recall.ranking;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The months as they are written in a language and in English.
 *
 * @param pattern finds one with what may stand around it, in the groups {@code day}, {@code month}, {@code daylater} and {@code year}
 */
record Months(Map<String, Month> names, Pattern pattern) {

    private static final String BEFORE = "(?:(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º)?(?: of| de)? )?(?<![\\p{L}\\d])";

    private static final String AFTER =
            "\\b\\.?(?: (?<daylater>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]))?(?:,? (?:of |de )?(?<year>\\d{4})\\b)?";

    /** The months by their full names, with and without accents, and in English by their first three letters; longer names first. */
    static Months of(String language) {
        var names = new LinkedHashMap<String, Month>();
        for (var month : Month.values()) {
            for (var locale : List.of(Locale.ENGLISH, Locale.of(language))) {
                for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
                    var name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
                    if (name.length() > 2 && !Character.isDigit(name.charAt(0))) {
                        names.put(name, month);
                        names.put(
                                Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""), month);
                    }
                }
            }
        }
        names.put("sept", Month.SEPTEMBER);
        for (var month : Month.values()) {
            var name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            names.putIfAbsent(name.substring(0, 3), month);
        }
        var any = String.join("|", names.keySet().stream().map(Pattern::quote).toList());
        return new Months(Map.copyOf(names), Pattern.compile(BEFORE + "(?<month>" + any + ")" + AFTER));
    }
}
