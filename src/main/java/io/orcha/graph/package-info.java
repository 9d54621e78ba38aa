/**
 * The knowledge graph: who and what a user's life consists of, and how these relate, since when and until when. It is learned with
 * the long-term memories, takes part in recall, and is read and corrected by its owner.
 */
@NullMarked
package io.orcha.graph;

import org.jspecify.annotations.NullMarked;
