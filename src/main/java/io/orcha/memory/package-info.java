/** The rolling summary: one per user, saved by clients and updated from conversation in the background. */
@NullMarked
package io.orcha.memory;

import org.jspecify.annotations.NullMarked;
