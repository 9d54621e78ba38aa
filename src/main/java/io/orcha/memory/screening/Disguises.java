package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a sentence as an attacker may have meant it: letters of other scripts, digits for letters, spaced letters, codes. */
final class Disguises {

    /** Letters one by one with the same separator; two spaces or another separator end a word. */
    private static final Pattern SPACED = Pattern.compile(
            "(?<![\\p{L}\\d])[a-z0-9](?:([ ._*-])[a-z0-9](?![\\p{L}\\d])(?:\\1[a-z0-9](?![\\p{L}\\d]))*+)?+");

    private static final Pattern RUN_TOGETHER =
            Pattern.compile("(?:ignor|disregard|forget|bypass|overrid)[a-z]{0,40}(?:instruction|prompt|rule|guideline)"
                    + "|(?:always|fromnowon|youmust)[a-z]{0,20}(?:recommend|say|answer|mention|reply|tell)"
                    + "|(?:reveal|show|print)[a-z]{0,20}(?:systemprompt|instructions)");

    private static final Pattern BASE64 = Pattern.compile("(?<![\\w+/-])[A-Za-z0-9+/_-]{20,}+={0,2}");
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){12,}+");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2}[a-zA-Z ]{0,12}){4,}+");

    private Disguises() {}

    /** Other readings of a sentence, in lower case; none for nearly all. */
    static List<String> of(String text, String lower) {
        var readings = new ArrayList<String>();
        var latin = VisibleText.latinLookalike(lower);
        if (!latin.equals(lower)) {
            readings.add(latin);
        }
        if (hasDigitsAmongLetters(latin)) {
            readings.add(withLetters(latin, 'i'));
            readings.add(withLetters(latin, 'l'));
        }
        if (hasSpacedLetters(latin)) {
            var joined = joinSpaced(latin);
            readings.add(joined);
            if (RUN_TOGETHER.matcher(joined.replace(" ", "")).find()) {
                readings.add("ignore instructions");
            }
        }
        if (hasLongRun(text) && RUN_TOGETHER.matcher(latin).find()) {
            readings.add("ignore instructions");
        }
        decode(text, readings);
        return readings;
    }

    private static boolean hasDigitsAmongLetters(String text) {
        for (int i = 1; i < text.length(); i++) {
            if ((isLetter(text.charAt(i)) && isLetterSign(text.charAt(i - 1)))
                    || (isLetterSign(text.charAt(i)) && isLetter(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether four letters or more stand alone in a row. */
    private static boolean hasSpacedLetters(String text) {
        int alone = 0;
        for (int i = 0; i < text.length() && alone < 4; i++) {
            if (!isLetter(text.charAt(i))) {
                continue;
            }
            boolean single = (i == 0 || !isLetter(text.charAt(i - 1)))
                    && (i + 1 == text.length() || !isLetter(text.charAt(i + 1)));
            alone = single ? alone + 1 : 0;
        }
        return alone >= 4;
    }

    private static boolean hasLongRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < 20; i++) {
            run = text.charAt(i) == ' ' ? 0 : run + 1;
        }
        return run >= 20;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetterSign(char c) {
        return "013457@$8".indexOf(c) >= 0;
    }

    private static String withLetters(String text, char one) {
        var letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1' -> one;
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7' -> 't';
                        case '8' -> 'b';
                        default -> c;
                    });
        }
        return letters.toString();
    }

    private static String joinSpaced(String text) {
        return SPACED.matcher(text).replaceAll(run -> {
            var letters = run.group().replaceAll("[ ._*-]", "");
            return letters.length() < 3 ? Matcher.quoteReplacement(run.group()) : letters;
        });
    }

    private static void decode(String text, List<String> readings) {
        if (text.length() < 20) {
            return;
        }
        if (hasLongRun(text)) {
            var base64 = BASE64.matcher(text);
            while (base64.find()) {
                addText(fromBase64(base64.group()), readings);
            }
        }
        // In ASCII, the codes of small letters begin with 6 or 7.
        if (text.indexOf('6') >= 0 && text.indexOf('7') >= 0) {
            var hex = HEX.matcher(text);
            while (hex.find()) {
                addText(HexFormat.of().parseHex(hex.group().replaceAll("[ :]", "")), readings);
            }
        }
        if (text.indexOf('%') >= 0 && PERCENT.matcher(text).find()) {
            addText(unescape(text).getBytes(StandardCharsets.UTF_8), readings);
        }
    }

    private static byte[] fromBase64(String blob) {
        var digits = blob.replace('-', '+').replace('_', '/').replace("=", "");
        // A rest of one digit carries no byte.
        int length = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, length));
    }

    private static String unescape(String text) {
        var percent = Pattern.compile("%(?![0-9a-fA-F]{2})").matcher(text).replaceAll("%25");
        return URLDecoder.decode(percent, StandardCharsets.UTF_8);
    }

    /** Adds what bytes say if nearly all of them are text. */
    private static void addText(byte[] bytes, List<String> readings) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        long readable =
                text.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
        if (text.length() >= 8 && readable >= text.length() * 0.8) {
            readings.add(VisibleText.fold(text));
        }
    }
}
