package io.orcha.recall.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a language other than English speaks of times as they are seen from the day of asking. The names of weekdays are those of
 * Java's locales; the other phrases are in a file {@code times_<language>.properties}, for languages that have one. Accents may be
 * left out.
 */
final class RelativeTimes {

    private static final Map<String, RelativeTimes> LANGUAGES = new ConcurrentHashMap<>();

    /** Of keys such as {@code week.-1}. */
    private static final Pattern CALENDAR = Pattern.compile("(day|week|weekend|month|year)\\.(-?\\d)");

    private final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Seen> phrases = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();

    /** Phrases that only look like one of the others. */
    private final Set<String> none = new HashSet<>();

    private final Pattern weekday;
    private final Pattern phrase;
    private final List<Pattern> ago;

    /** A unit of the calendar, so many from now on. */
    private record Seen(String unit, int number) {}

    private RelativeTimes(Locale language, Properties file) {
        for (var day : DayOfWeek.values()) {
            for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
                weekdays.put(folded(day.getDisplayName(style, language)), day);
            }
        }
        for (var key : file.stringPropertyNames()) {
            for (var value : values(file, key)) {
                read(key, value);
            }
        }
        var all = new HashSet<>(phrases.keySet());
        all.addAll(none);
        weekday = anyOf(weekdays.keySet());
        phrase = anyOf(all);
        ago = values(file, "ago").stream().map(this::ago).toList();
    }

    /**
     * Those of a language.
     *
     * @param language an ISO 639 code; other than {@code en}
     */
    static RelativeTimes of(String language) {
        return LANGUAGES.computeIfAbsent(
                language, code -> new RelativeTimes(Locale.of(code), file("times_" + code + ".properties")));
    }

    /** The periods that a question names. */
    List<Period> in(String question, Today today) {
        var text = folded(question);
        var periods = new ArrayList<Period>();
        phrase.matcher(text).results().forEach(found -> {
            var seen = phrases.get(found.group());
            if (seen != null) {
                periods.add(today.calendar(seen.unit(), seen.number()));
            }
        });
        for (var pattern : ago) {
            pattern.matcher(text).results().forEach(found -> {
                var number = numbers.get(found.group("number"));
                periods.add(today.ago(
                        number == null ? Integer.parseInt(found.group("number")) : number,
                        units.getOrDefault(found.group("unit"), "year")));
            });
        }
        weekday.matcher(text)
                .results()
                .forEach(found -> periods.add(today.last(weekdays.getOrDefault(found.group(), DayOfWeek.MONDAY))));
        return periods;
    }

    private void read(String key, String value) {
        var calendar = CALENDAR.matcher(key);
        if (calendar.matches()) {
            phrases.put(value, new Seen(calendar.group(1), Integer.parseInt(calendar.group(2))));
        } else if (key.startsWith("unit.")) {
            units.put(value, key.substring("unit.".length()));
        } else if (key.startsWith("number.")) {
            numbers.put(value, Integer.parseInt(key.substring("number.".length())));
        } else if (key.equals("none")) {
            none.add(value);
        } else if (!key.equals("ago")) {
            throw new IllegalStateException("unknown key " + key);
        }
    }

    private Pattern ago(String template) {
        return bounded(template.replace("{number}", "(?<number>\\d{1,3}|" + alternatives(numbers.keySet()) + ")")
                .replace("{unit}", "(?<unit>" + alternatives(units.keySet()) + ")"));
    }

    private static Pattern anyOf(Collection<String> phrases) {
        // Without any it matches nothing.
        return phrases.isEmpty() ? Pattern.compile("(?!)") : bounded(alternatives(phrases));
    }

    private static Pattern bounded(String expression) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + expression + ")(?![\\p{L}\\d])");
    }

    /** The longest first, because it says most. */
    private static String alternatives(Collection<String> phrases) {
        return phrases.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static List<String> values(Properties file, String key) {
        var value = file.getProperty(key, "");
        return value.isEmpty() ? List.of() : List.of(folded(value).split(",", -1));
    }

    private static Properties file(String name) {
        var file = new Properties();
        try (var stream = RelativeTimes.class.getResourceAsStream(name)) {
            if (stream != null) {
                file.load(new InputStreamReader(stream, UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
        return file;
    }

    /** In lower case, without accents, and with one kind of apostrophe. */
    private static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('’', '\''), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
