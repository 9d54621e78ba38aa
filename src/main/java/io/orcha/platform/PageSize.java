package io.orcha.platform;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many entries a page has.
 *
 * @param byDefault when the client does not say
 * @param most whatever the client says
 */
public record PageSize(int byDefault, int most) {

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");

    /**
     * The size for a {@code ?limit}.
     *
     * @throws InvalidFieldsException when it is not a positive integer
     */
    public int of(@Nullable String limit) {
        if (limit == null) {
            return Math.min(byDefault, most);
        }
        if (!POSITIVE.matcher(limit).matches()) {
            throw InvalidFieldsException.of("?limit", "must be an integer from 1");
        }
        return Math.min(Integer.parseInt(limit), most);
    }
}
