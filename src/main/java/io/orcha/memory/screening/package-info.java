/** Decides which sentences may enter a memory by themselves, and which a person has to look at first. */
@NullMarked
package io.orcha.memory.screening;

import org.jspecify.annotations.NullMarked;
