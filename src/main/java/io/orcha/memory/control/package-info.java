/** What its owner does with a memory: edit, correct, pin, suppress, forget, ask where a sentence came from. */
@NullMarked
package io.orcha.memory.control;

import org.jspecify.annotations.NullMarked;
