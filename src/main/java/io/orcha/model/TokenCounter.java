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
}
