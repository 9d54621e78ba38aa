/** A year in which a user tells things and changes them, rolled up again and again: what does their memory hold in the end? */
@NullMarked
package io.orcha.eval;

import org.jspecify.annotations.NullMarked;
