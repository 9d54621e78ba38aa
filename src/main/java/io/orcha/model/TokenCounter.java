package io.orcha.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Counts tokens as OpenAI's current models do (o200k_base, through jtokkit); other models differ by a few per cent. */
@ApplicationScoped
public class TokenCounter {

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** The number of tokens in a text; markers such as {@code <|endoftext|>} count as ordinary text. */
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }

    /** A bound that costs no tokenising: a byte-level encoding never makes more tokens than the text has UTF-8 bytes. */
    public static int upperBound(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * The beginning of a text, up to the end of a word where there is one; found by halving.
     *
     * @param limit how many tokens the result may have
     * @return empty when not one character fits
     */
    public String beginning(String text, int limit) {
        int fits = 0;
        int tooLong = text.length() + 1;
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (count(cut(text, middle)) <= limit) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return cut(text, fits);
    }

    private static String cut(String text, int end) {
        if (end >= text.length()) {
            return text;
        }
        int whole = end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        int word = text.lastIndexOf(' ', whole);
        var beginning = text.substring(0, word > whole / 2 ? word : whole).strip();
        return beginning.isEmpty() ? "" : beginning + "…";
    }
}
