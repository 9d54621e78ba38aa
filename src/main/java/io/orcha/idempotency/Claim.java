package io.orcha.idempotency;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key that was used before.
 *
 * @param sameRequest whether it was used for this very request; null when nobody can tell, since what it was used for was
 *     forgotten
 * @param erased whether something of the user's was forgotten since
 * @param expired whether it is so old that the key is free for any request
 * @param abandoned whether the attempt has not been heard of for so long that it must have died
 * @param kept the response to repeat; null unless the state is {@code COMPLETED}
 */
record Claim(
        @Nullable Boolean sameRequest,
        State state,
        boolean erased,
        boolean expired,
        boolean abandoned,
        @Nullable StoredResponse kept) {

    enum State {
        RUNNING,
        COMPLETED,
        /** It failed after the user's message was stored; the next attempt goes on there. */
        FAILED,
        INTERRUPTED,
        OVERSIZED
    }

    /** Whether the next attempt may have the key, when it is for the same request. */
    boolean isOpen() {
        return expired || state == State.FAILED || (state == State.RUNNING && abandoned);
    }

    /**
     * The response that a repetition gets; empty while there is none, because an attempt is running or may be made.
     *
     * @throws InvalidFieldsException when the key was used for another request
     * @throws NotRepeatableException when there never will be one
     */
    Optional<StoredResponse> response() {
        if (expired) {
            return Optional.empty();
        }
        if (Boolean.FALSE.equals(sameRequest)) {
            throw InvalidFieldsException.of(IdempotencyKey.HEADER, "was used for another request; take a new key");
        }
        return switch (state) {
            case RUNNING, FAILED -> {
                if (isOpen() && sameRequest == null) {
                    throw NotRepeatableException.forgotten();
                }
                yield Optional.empty();
            }
            case INTERRUPTED -> throw NotRepeatableException.interrupted();
            case OVERSIZED -> throw NotRepeatableException.oversized();
            case COMPLETED -> {
                if (erased) {
                    throw NotRepeatableException.forgotten();
                }
                yield Optional.ofNullable(kept);
            }
        };
    }
}
