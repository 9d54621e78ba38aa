package io.orcha.model.offline.facts;

/**
 * A word, a part of a contraction or a mark.
 *
 * @param text as written
 * @param norm in lower case, with contractions spelt out: "n't" is "not", "'m" is "am"
 * @param start where it begins in the sentence
 */
record Token(String text, String norm, Tag tag, int start, int end) {

    Token tagged(Tag other) {
        return new Token(text, norm, other, start, end);
    }

    boolean isCapital() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    boolean isWord() {
        return Character.isLetterOrDigit(text.codePointAt(0));
    }

    boolean is(Tag other) {
        return tag == other;
    }
}
