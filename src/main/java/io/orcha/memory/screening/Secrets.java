package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds credentials by their shapes and check digits. Those that are stated in words are found by {@link StatedSecrets}. */
final class Secrets {

    /** A shape is looked for only in texts that hold one of its signs; where it has a group, that is the secret. */
    private record Shape(String label, List<String> signs, Pattern pattern) {

        static Shape of(String label, String signs, String regex) {
            return new Shape(label, List.of(signs.split(" ", -1)), Pattern.compile(regex));
        }
    }

    private static final Pattern DIGITS = Pattern.compile("(?<![\\p{Nd}+])\\p{Nd}(?:[ .-]?\\p{Nd}){11,22}+(?!\\p{Nd})");

    private static final Pattern IBAN =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}+");

    /** The look-behinds keep the search linear: a run of key characters is tried once, at its beginning. */
    private static final String START = "(?<![\\w-])";

    private static final List<Shape> SHAPES = List.of(
            Shape.of(
                    "private key",
                    "-----BEGIN",
                    "-----BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|CERTIFICATE|MESSAGE)[A-Z ]{0,10}-----"
                            + "(?s:[^-]|-(?!----END))*+(?:-----END[A-Z0-9 ]{0,50}-----)?"),
            Shape.of("API key", "sk- sk_ pk- pk_ rk- rk_", START + "(?:sk|pk|rk)[-_][\\w-]{16,}+"),
            Shape.of(
                    "API key",
                    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- hf_",
                    START + "(?:gh[pousr]_\\w{20,}+|github_pat_\\w{20,}+|glpat-[\\w-]{16,}+|hf_\\w{20,}+)"),
            Shape.of("API key", "AKIA ASIA AROA", START + "(?:AKIA|ASIA|AROA)[0-9A-Z]{16}(?!\\w)"),
            Shape.of(
                    "API key",
                    "AIza ya29. GOCSPX-",
                    START + "(?:AIza[\\w-]{30,}+|ya29\\.[\\w-]{20,}+|GOCSPX-[\\w-]{20,}+)"),
            Shape.of("API key", "xox xapp-", START + "(?:xox[a-z]-[\\w-]{10,}+|xapp-[\\w-]{10,}+)"),
            Shape.of(
                    "API key",
                    "npm_ pypi- dop_v1_ shpat_ shpss_ shpca_",
                    START + "(?:npm_\\w{20,}+|pypi-[\\w-]{20,}+|dop_v1_\\w{20,}+|shp(?:at|ss|ca)_\\w{20,}+)"),
            Shape.of(
                    "API key",
                    "SG. glsa_ :AA AGE-SECRET",
                    START + "(?:SG\\.[\\w-]{16,64}\\.[\\w-]{16,}+|glsa_\\w{20,}+|[0-9]{8,10}:AA[\\w-]{30,}+"
                            + "|AGE-SECRET-KEY-[0-9A-Z]{20,}+)"),
            Shape.of("token", "eyJ", START + "eyJ[\\w-]{5,}+\\.[\\w-]{5,}+(?:\\.[\\w-]*+)?"),
            Shape.of(
                    "token",
                    "earer asic EARER ASIC",
                    "(?i)\\b(?:bearer|basic)\\s{1,4}((?=[a-z+/_.=-]{0,60}[0-9])[\\w+/.~=-]{12,}+)"),
            Shape.of("password", "://", "://[^\\s/:@]{0,100}:([^\\s/@]{1,200})@"));

    private Secrets() {}

    /** The secrets of a text in their order, without overlaps. */
    static List<Span> in(VisibleText visible, String lower) {
        var text = visible.text();
        var found = new ArrayList<Span>();
        if (hasLongNumber(text)) {
            addCards(text, found);
            addIbans(text, found);
        }
        for (var shape : SHAPES) {
            if (shape.signs().stream().noneMatch(text::contains)) {
                continue;
            }
            var matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                int group = matcher.groupCount();
                found.add(new Span(matcher.start(group), matcher.end(group), shape.label()));
            }
        }
        StatedSecrets.addTo(found, lower);
        return found.size() < 2 ? found : withoutOverlaps(found);
    }

    /** Whether there are as many digits as the shortest card number or bank account has. */
    private static boolean hasLongNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 10; i++) {
            char c = text.charAt(i);
            if (c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c)) {
                digits++;
            }
        }
        return digits >= 10;
    }

    private static void addCards(String text, List<Span> found) {
        var matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            var digits = new StringBuilder();
            matcher.group().chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
            if (Checksums.isCard(digits.toString())) {
                found.add(new Span(matcher.start(), matcher.end(), "card number"));
            } else {
                addCardWithTail(matcher.start(), matcher.end(), text, digits.toString(), found);
            }
        }
    }

    /** A card number that other digits follow, such as its date or check value. */
    private static void addCardWithTail(int start, int end, String text, String digits, List<Span> found) {
        for (int length = Math.min(19, digits.length() - 1); length >= 14; length--) {
            int after = skip(text, start, length);
            boolean apart = after < end && !Character.isDigit(text.charAt(after));
            if (apart && Checksums.isCard(digits.substring(0, length))) {
                found.add(new Span(start, end, "card number"));
                return;
            }
        }
    }

    private static void addIbans(String text, List<Span> found) {
        var matcher = IBAN.matcher(text);
        while (matcher.find()) {
            var compact = matcher.group().replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
            int length = Checksums.ibanLength(compact);
            if (length > 0) {
                found.add(new Span(matcher.start(), skip(text, matcher.start(), length), "bank account"));
            }
        }
    }

    /** The place after a number of letters and digits. */
    private static int skip(String text, int start, int count) {
        int at = start;
        for (int seen = 0; seen < count; at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                seen++;
            }
        }
        return at;
    }

    private static List<Span> withoutOverlaps(List<Span> found) {
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()));
        var apart = new ArrayList<Span>();
        for (var span : found) {
            var last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || span.start() >= last.end()) {
                apart.add(span);
            } else if (span.end() > last.end()) {
                apart.set(
                        apart.size() - 1,
                        new Span(Math.min(last.from(), span.from()), last.start(), span.end(), last.label()));
            }
        }
        return apart;
    }
}
