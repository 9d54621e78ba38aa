package io.orcha.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Data in a text that lead to a person and have a form of their own. Names and addresses have none, and are not found. */
public enum PersonalData {
    /** An e-mail address, in any script. */
    EMAIL("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}", "[e-mail address]"),
    /** A telephone number: international, or of nine to fifteen digits in groups, and no date. */
    PHONE(
            "(?<![\\p{L}\\p{N}.,:/-])(?:\\+|00)?\\(?\\d(?:[ ()./-]{0,2}\\d){6,14}(?![\\p{L}\\p{N}]|[.:-]\\d)",
            "[phone number]"),
    /** An address of the Internet protocol, version 4. */
    IP_ADDRESS(
            "(?<![\\p{L}\\p{N}.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\p{L}\\p{N}]|\\.\\d)",
            "[IP address]");

    private static final Pattern DATE =
            Pattern.compile("(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{4})(?:\\D.*)?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final int FEWEST_DIGITS = 9;

    private final Pattern form;
    private final String replacement;

    PersonalData(String form, String replacement) {
        this.form = Pattern.compile(form);
        this.replacement = replacement;
    }

    /**
     * Reads a list of kinds as a setting holds it: names in lower case with hyphens, separated by commas.
     *
     * @throws IllegalArgumentException when there is no such kind
     */
    static Set<PersonalData> kinds(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text with what is found of some kinds replaced by the name of its kind. */
    public static String redact(String text, Set<PersonalData> kinds) {
        var redacted = text;
        for (var kind : kinds) {
            redacted = kind.form
                    .matcher(redacted)
                    .replaceAll(found ->
                            kind.isIn(found.group()) ? kind.replacement : Matcher.quoteReplacement(found.group()));
        }
        return redacted;
    }

    /** Whether what has the form is one: only of telephone numbers there are look-alikes. */
    private boolean isIn(String text) {
        return this != PHONE || isPhone(text);
    }

    private static boolean isPhone(String text) {
        if (DATE.matcher(text).matches() || FOUR_NUMBERS.matcher(text).matches()) {
            return false;
        }
        boolean international = text.startsWith("+") || text.startsWith("00");
        return international || text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }
}
