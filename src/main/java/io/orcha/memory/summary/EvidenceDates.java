package io.orcha.memory.summary;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one licence that a sentence has: an absolute date may stand where the user said "tomorrow". It is granted only when a
 * cited statement speaks of time, and for years that it can mean from the day on which it was said.
 */
final class EvidenceDates {

    /** How far a relative date reaches when no number in it says more, in years. */
    private static final int REACH = 10;

    private static final int LONGEST_REACH = 120;

    private static final List<Locale> LOCALES = Stream.of(
                    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "sv", "da", "ru", "uk", "tr", "el", "ar",
                    "he", "hi")
            .map(Locale::forLanguageTag)
            .toList();

    private static final Set<String> CALENDAR = calendar();

    private static final String MONTH = CALENDAR.stream().map(Pattern::quote).collect(Collectors.joining("|"));

    private static final Pattern NAMED = Pattern.compile("(?<!\\p{L})(?:" + MONTH + ")");

    /** Years, alone or in an ISO or East Asian date; day, month and year; day and month by name. */
    private static final Pattern DATE = Pattern.compile("""
            (?<!\\d)(?<a>\\d{4})(?:-\\d{1,2}(?:-\\d{1,2})?|\\s?[年년](?:\\s?\\d{1,2}\\s?[月월](?:\\s?\\d{1,2}\\s?[日일])?)?)?(?!\\d)\
            |(?<!\\d)\\d{1,2}[./]\\d{1,2}[./](?<b>\\d{4})(?!\\d)\
            |(?<!\\d)\\d{1,2}\\s?[月월]\\s?\\d{1,2}\\s?[日일号]\
            |(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|\\.)?(?: of| de)? (?:%1$s)(?!\\p{L})(?:,? (?:de |del )?(?<c>\\d{4}))?\
            |(?<!\\p{L})(?:%1$s) \\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,? (?<d>\\d{4}))?""".formatted(MONTH));

    /** Words about time at the beginning of a word; generous, because it opens the door to dates only. */
    private static final Pattern SPOKEN = Pattern.compile("""
            (?<!\\p{L})(?:today|tonight|tomorrow|yesterday|ago|last|next|this|since|week|month|year|day|weekend|morning|evening|\
            now|heute|morgen|gestern|ubermorgen|vorgestern|woche|monat|jahr|tag|seit|vor|nachst|letzt|aujourd|demain|hier|\
            semaine|mois|ans?|annee|prochain|dernier|depuis|jour|hoy|manana|ayer|semana|mes|ano|proxim|pasad|passad|desde|hace|\
            hoje|amanha|ontem|ha|oggi|domani|ieri|settimana|mese|anno|scors|prossim|vandaag|gisteren|maand|jaar|volgende|\
            vorige|sinds|dzis|jutro|wczoraj|tydzien|tygod|miesiac|rok|temu|dnes|zitra|vcera|idag|imorgon|igar|vecka|vecko|manad|\
            i dag|i morgen|uge|maned|ar|сегодня|завтра|вчера|недел|месяц|год|назад|следующ|прошл|день|дня|сьогодн|тижд|тижн|рок|\
            bugun|yarin|dun|hafta|ay|yil|once|gecen|gelecek|σημερα|αυριο|χθες|εβδομαδα|μηνα|χρονο|اليوم|غدا|امس|الاسبوع|الشهر|\
            السنة|اسبوع|شهر|سنة|היום|מחר|אתמול|שבוע|חודש|שנה|आज|कल|सप्ताह|महीन|साल)\
            |[今明昨后後前去来來上下]|周|星期|月|年|号|오늘|내일|어제|다음|지난|이번|작년|내년|วันนี้|พรุ่งนี้|เมื่อวาน|เดือน|ปี|สัปดาห์""");

    private EvidenceDates() {}

    /** Whether a text speaks of time. */
    static boolean speaksOfTime(String text) {
        var folded = EvidenceReader.fold(text);
        return SPOKEN.matcher(folded).find() || NAMED.matcher(folded).find();
    }

    static boolean isCalendarName(String word) {
        return CALENDAR.contains(word);
    }

    static boolean holdsDate(String sentence) {
        return DATE.matcher(EvidenceReader.fold(sentence)).find();
    }

    /** The sentence's numbers without those of dates that the cited statements can mean. */
    static Set<String> numbersToProve(String sentence, List<Evidence> cited) {
        var folded = Normalizer.normalize(EvidenceReader.fold(sentence), Normalizer.Form.NFKC);
        var rest = DATE.matcher(folded)
                .replaceAll(date -> cited.stream().anyMatch(source -> canMean(source, date)) ? " " : "$0");
        return new HashSet<>(EvidenceReader.numbersIn(rest));
    }

    private static boolean canMean(Evidence source, MatchResult date) {
        if (source.at() == null || !speaksOfTime(source.text())) {
            return false;
        }
        int said = source.at().atZone(ZoneOffset.UTC).getYear();
        return Stream.of("a", "b", "c", "d")
                .map(date::group)
                .filter(year -> year != null)
                .allMatch(year -> Math.abs(Integer.parseInt(year) - said) <= reach(source));
    }

    private static int reach(Evidence source) {
        return source.words().numbers().stream()
                .filter(number -> number.length() <= 3)
                .mapToInt(Integer::parseInt)
                .filter(number -> number <= LONGEST_REACH)
                .map(number -> number + 1)
                .reduce(REACH, Math::max);
    }

    /** The names of months and days in many languages, folded. */
    private static Set<String> calendar() {
        return LOCALES.stream()
                .flatMap(locale -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                        .flatMap(style -> Stream.concat(
                                Arrays.stream(Month.values()).map(month -> month.getDisplayName(style, locale)),
                                Arrays.stream(DayOfWeek.values()).map(day -> day.getDisplayName(style, locale)))))
                .map(EvidenceReader::fold)
                .collect(Collectors.toUnmodifiableSet());
    }
}
