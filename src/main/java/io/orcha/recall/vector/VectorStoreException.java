package io.orcha.recall.vector;

import org.jspecify.annotations.Nullable;

/** A vector store did not answer, or not as it should. The message says why, without content. */
public class VectorStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public VectorStoreException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
