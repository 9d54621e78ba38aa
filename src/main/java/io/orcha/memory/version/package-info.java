/** The history of a memory: its versions, what changed between them, the way back, and the proof that nobody touched them. */
@NullMarked
package io.orcha.memory.version;

import org.jspecify.annotations.NullMarked;
