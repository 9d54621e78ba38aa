package io.orcha.recall.vector;

import io.orcha.platform.Statements;

/** Texts of another feature, as a bean, that are found by their vectors. */
public interface EmbeddedTexts {

    /**
     * Of {@code users u}, whether a user has a text without a vector of a model: an SQL condition with one parameter, the model's
     * name.
     */
    String unread();

    /** Has the texts of some users embedded in the background. */
    void embedAgain(Statements inTransaction, String[] users);
}
