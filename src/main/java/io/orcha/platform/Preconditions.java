package io.orcha.platform;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.ArrayList;
import java.util.List;
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

    private static final int MOST_TAGS = 100;

    /**
     * Reads the headers.
     *
     * @throws InvalidFieldsException when one is neither a list of tags nor {@code *}, or has more than 100 tags
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
        var tags = new ArrayList<String>();
        int count = 0;
        int at = afterSpace(value, 0);
        while (true) {
            boolean weak = value.startsWith("W/", at);
            int opening = weak ? at + 2 : at;
            int closing = closingQuote(value, opening);
            if (closing < 0) {
                throw InvalidFieldsException.of(header, "must be * or a list of entity tags such as \"7-0a1b2c\"");
            }
            if (++count > MOST_TAGS) {
                throw InvalidFieldsException.of(header, "must have at most " + MOST_TAGS + " entity tags");
            }
            if (weakToo || !weak) {
                tags.add(value.substring(opening + 1, closing));
            }
            at = afterSpace(value, closing + 1);
            if (at == value.length()) {
                return tags;
            }
            if (value.charAt(at) != ',') {
                throw InvalidFieldsException.of(header, "must have commas between its entity tags");
            }
            at = afterSpace(value, at + 1);
        }
    }

    /** Where the tag that is opened at a place is closed; negative when there is no tag. */
    private static int closingQuote(String value, int opening) {
        if (opening >= value.length() || value.charAt(opening) != '"') {
            return -1;
        }
        int at = opening + 1;
        while (at < value.length() && value.charAt(at) >= '!' && value.charAt(at) <= '~' && value.charAt(at) != '"') {
            at++;
        }
        return at < value.length() && value.charAt(at) == '"' ? at : -1;
    }

    private static int afterSpace(String value, int from) {
        int at = from;
        while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
