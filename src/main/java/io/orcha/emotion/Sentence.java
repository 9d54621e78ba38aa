package io.orcha.emotion;

import io.orcha.emotion.Lexicon.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between two full stops. */
record Sentence(List<Token> tokens, int exclamations, int questions) {

    /** What a token is. */
    enum Kind {
        WORD,
        /** An emoticon or an emoji. */
        SYMBOL,
        /** Punctuation within a sentence, over which nothing modifies anything. */
        PAUSE
    }

    /**
     * A piece of a sentence.
     *
     * @param form a word in lower case, with plain apostrophes; empty for anything else
     * @param entry what it feels like, if that is known
     * @param shouted whether it is in capitals
     * @param stretched whether letters are drawn out, or a symbol repeated
     */
    record Token(Kind kind, String form, @Nullable Entry entry, boolean shouted, boolean stretched) {

        static final Token PAUSE = new Token(Kind.PAUSE, "", null, false, false);
    }

    /** What is left of it in a language that is not known. */
    Sentence withoutWords() {
        return new Sentence(
                tokens.stream().filter(token -> token.kind() == Kind.SYMBOL).toList(), exclamations, questions);
    }

    /** Whether it has no word. */
    boolean isWordless() {
        return tokens.stream().noneMatch(token -> token.kind() == Kind.WORD);
    }
}
