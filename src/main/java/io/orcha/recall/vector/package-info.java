/** Stores of vectors outside of this process: pgvector, Qdrant, Pinecone. */
@NullMarked
package io.orcha.recall.vector;

import org.jspecify.annotations.NullMarked;
