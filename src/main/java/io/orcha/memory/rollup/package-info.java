/** The roll-up: what users say becomes part of their memory, in the background or on demand. */
@NullMarked
package io.orcha.memory.rollup;

import org.jspecify.annotations.NullMarked;
