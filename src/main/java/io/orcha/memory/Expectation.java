package io.orcha.memory;

import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.InvalidFieldsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the current memory for a change to be made.
 *
 * @param present whether there has to be a text (true) or must not be one (false); null when either will do
 * @param tags the versions that are acceptable, {@link #NEVER_SAVED} among them; null when any is
 */
public record Expectation(
        @Nullable Boolean present, @Nullable List<String> tags) {

    /** The tag of a memory that no one has ever saved. */
    public static final String NEVER_SAVED = "0";

    /** No expectation: the change is made whatever there is. */
    public static final Expectation NONE = new Expectation(null, null);

    /**
     * What the conditions of a request ask for.
     *
     * @throws InvalidFieldsException when {@code If-None-Match} names versions, which says nothing useful about a change
     */
    public static Expectation of(Preconditions conditions) {
        var none = conditions.ifNoneMatch();
        if (none != null && !none.equals(Preconditions.ANY)) {
            throw InvalidFieldsException.of("If-None-Match", "must be * when something is changed");
        }
        var match = conditions.ifMatch();
        boolean any = Preconditions.ANY.equals(match);
        return new Expectation(none != null ? Boolean.FALSE : any ? Boolean.TRUE : null, any ? null : match);
    }

    /**
     * The same for a change that must not be made blindly.
     *
     * @throws MissingPreconditionException when the request has no condition
     */
    public static Expectation required(Preconditions conditions) {
        var expectation = of(conditions);
        if (expectation.equals(NONE)) {
            throw new MissingPreconditionException();
        }
        return expectation;
    }

    /** The memory is at this very version; null when there is none yet. */
    public static Expectation of(@Nullable Memory base) {
        return new Expectation(null, List.of(base == null ? NEVER_SAVED : base.tag()));
    }

    /** Whether the change may create the memory of a user who never had one. */
    boolean allowsNew() {
        return !Boolean.TRUE.equals(present) && (tags == null || tags.contains(NEVER_SAVED));
    }

    /** Whether a memory, null for one that was never saved, is as expected. */
    boolean isMetBy(@Nullable Memory current) {
        if (current == null) {
            return allowsNew();
        }
        return (present == null || present == (current.content() != null))
                && (tags == null || tags.contains(current.tag()));
    }

    /**
     * Refuses a memory, null for one that was never saved, that is not as expected.
     *
     * @throws StaleVersionException when it is not
     */
    public void require(@Nullable Memory current) {
        if (!isMetBy(current)) {
            throw new StaleVersionException(current);
        }
    }
}
