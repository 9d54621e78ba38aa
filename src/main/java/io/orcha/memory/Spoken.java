package io.orcha.memory;

import org.jspecify.annotations.Nullable;

/**
 * One word as it is compared.
 *
 * @param norm without case, invisible characters and variants of letters
 * @param glued whether only an apostrophe parts it from the word before
 * @param capital whether it begins in upper case
 */
record Spoken(String norm, Writing writing, boolean glued, boolean capital) {

    /** Whether this is, in a text, what a word of a phrase names. */
    boolean isFormOf(Spoken named, boolean first, boolean last) {
        if (writing == Writing.SPACELESS && named.writing == Writing.SPACELESS) {
            return isPartlyNamed(named.norm, first, last);
        }
        return norm.equals(named.norm) || (writing == named.writing && WordForms.isForm(this, named));
    }

    /** Whether it may stand for another in a sentence that says the same in other words: "wohne" and "wohnst". */
    boolean isAkinTo(Spoken other) {
        if (isFormOf(other, true, true)) {
            return true;
        }
        int shorter = Math.min(norm.length(), other.norm.length());
        int longer = Math.max(norm.length(), other.norm.length());
        int common = 0;
        while (common < shorter && norm.charAt(common) == other.norm.charAt(common)) {
            common++;
        }
        return !hasDigit() && common >= 4 && common >= longer - 2;
    }

    boolean isPossessive() {
        return glued && norm.equals("s");
    }

    boolean hasDigit() {
        return norm.chars().anyMatch(Character::isDigit);
    }

    /** Both as one word, without the apostrophe between them. */
    Spoken with(Spoken next) {
        return new Spoken(norm + next.norm, writing, glued, capital);
    }

    /** This word and the beginning of the next line, in a script without spaces; else null. */
    @Nullable Spoken goingOnIn(Spoken next) {
        return writing == Writing.SPACELESS && next.writing == Writing.SPACELESS ? with(next) : null;
    }

    /** Scripts without spaces have no word boundaries to keep; only the ends inside a phrase are known. */
    private boolean isPartlyNamed(String named, boolean first, boolean last) {
        if (!first) {
            return last ? norm.startsWith(named) : norm.equals(named);
        }
        return last ? holds(named) : norm.endsWith(named);
    }

    private boolean holds(String named) {
        int at = norm.indexOf(named);
        if (at < 0 || named.length() > 2 || !named.codePoints().allMatch(Writing::isKatakana)) {
            return at >= 0;
        }
        // Two signs are part of too many foreign words.
        for (; at >= 0; at = norm.indexOf(named, at + 1)) {
            int end = at + named.length();
            boolean begins = at == 0 || !Writing.isKatakana(norm.charAt(at - 1));
            if (begins && (end == norm.length() || !Writing.isKatakana(norm.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
