/** Vectors for texts: the models that make them, in this process or at a server, and vectors in bytes. */
@NullMarked
package io.orcha.model.embedding;

import org.jspecify.annotations.NullMarked;
