package io.orcha.platform;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request (RFC 9110, section 13), read from {@code If-Match} and {@code If-None-Match}.
 *
 * @param ifMatch the opaque tags, without quotes, of which one has to be current; {@link #ANY} for any; null when not asked
 * @param ifNoneMatch the tags of which none may be current; {@link #ANY} for any; null when not asked
 */
public record Preconditions(
        @Nullable List<String> ifMatch, @Nullable List<String> ifNoneMatch) {

    /** What {@code *} stands for. */
    public static final List<String> ANY = List.of("*");

    private static final Pattern TAGS =
            Pattern.compile("\\s*(?:W/)?\"[\\x21\\x23-\\x7E]*\"(?:\\s*,\\s*(?:W/)?\"[\\x21\\x23-\\x7E]*\")*\\s*");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]*)\"");

    /**
     * Reads the headers.
     *
     * @throws InvalidFieldsException when one is neither a list of tags nor {@code *}
     */
    public static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        // A weak tag never matches where a change depends on it, and matches where only a download is saved.
        return new Preconditions(tags("If-Match", ifMatch, false), tags("If-None-Match", ifNoneMatch, true));
    }

    /** Whether a download can be spared, because the client has the current representation. */
    public boolean isUnmodified(String currentTag) {
        return ifNoneMatch != null && (ifNoneMatch.equals(ANY) || ifNoneMatch.contains(currentTag));
    }

    private static @Nullable List<String> tags(String header, @Nullable String value, boolean weakToo) {
        if (value == null) {
            return null;
        }
        if (value.strip().equals("*")) {
            return ANY;
        }
        if (!TAGS.matcher(value).matches()) {
            throw InvalidFieldsException.of(header, "must be * or a list of entity tags such as \"7-0a1b2c\"");
        }
        var tags = new ArrayList<String>();
        var matcher = TAG.matcher(value);
        while (matcher.find()) {
            if (weakToo || matcher.group(1) == null) {
                tags.add(matcher.group(2));
            }
        }
        return tags;
    }
}
