/**
 * How a user feels, read from what they write: the feeling of a message by published lexicons and rules, the mood that many messages
 * make over time, what recurs in it, and the one hint on tone that follows. Nothing of it is stored.
 */
@NullMarked
package io.orcha.emotion;

import org.jspecify.annotations.NullMarked;
