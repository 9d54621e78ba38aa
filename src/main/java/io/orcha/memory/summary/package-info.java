/** Makes the text of a memory from what it was and what the user said since, each sentence with its sources. */
@NullMarked
package io.orcha.memory.summary;

import org.jspecify.annotations.NullMarked;
