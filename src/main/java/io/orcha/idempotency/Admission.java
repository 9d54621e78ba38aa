package io.orcha.idempotency;

/** What is to be done with a request that came with a key. */
sealed interface Admission {

    /** It runs, and its end has to be told to {@link Attempts}. */
    record Run(IdempotentAttempt attempt) implements Admission {}

    /** It ran before. */
    record Replay(StoredResponse response) implements Admission {}
}
