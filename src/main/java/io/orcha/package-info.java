/** Starts Orcha Memory. */
@NullMarked
package io.orcha;

import org.jspecify.annotations.NullMarked;
