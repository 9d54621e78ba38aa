package io.orcha.idempotency;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key that was used before.
 *
 * @param digest the request it was used for
 * @param erased whether something of the user's was forgotten since
 * @param expired whether it is so old that the key is free for any request
 * @param abandoned whether the attempt has not been heard of for so long that it must have died
 * @param response the response to repeat; null unless the state is {@code COMPLETED}
 */
record Claim(
        String digest,
        State state,
        boolean erased,
        boolean expired,
        boolean abandoned,
        @Nullable StoredResponse response) {

    enum State {
        RUNNING,
        COMPLETED,
        /** It failed after the user's message was stored; the next attempt goes on there. */
        FAILED,
        INTERRUPTED,
        OVERSIZED
    }

    /** Whether the next attempt may have the key. */
    boolean isOpen() {
        return expired || state == State.FAILED || (state == State.RUNNING && abandoned);
    }

    /**
     * The response that a repetition gets; empty while there is none, because an attempt is running or may be made.
     *
     * @throws InvalidFieldsException when the key was used for another request
     * @throws NotRepeatableException when there never will be one
     */
    Optional<StoredResponse> responseTo(KeyedRequest request) {
        if (expired) {
            return Optional.empty();
        }
        if (!digest.equals(request.digest())) {
            throw InvalidFieldsException.of(IdempotencyKey.HEADER, "was used for another request; take a new key");
        }
        return switch (state) {
            case RUNNING, FAILED -> Optional.empty();
            case INTERRUPTED -> throw NotRepeatableException.interrupted();
            case OVERSIZED -> throw NotRepeatableException.oversized();
            case COMPLETED -> {
                if (erased) {
                    throw NotRepeatableException.forgotten();
                }
                yield Optional.ofNullable(response);
            }
        };
    }
}
