/** What conversations were about: a summary of each session that has come to rest, found by its words and its meaning. */
@NullMarked
package io.orcha.graph.conversation;

import org.jspecify.annotations.NullMarked;
