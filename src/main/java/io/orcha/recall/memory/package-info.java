/** Long-term memories: learned from what users say, merged, superseded, archived, and steered by their owners. */
@NullMarked
package io.orcha.recall.memory;

import org.jspecify.annotations.NullMarked;
