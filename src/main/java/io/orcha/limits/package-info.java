/** How much one user and one caller may ask of the service in a while, and what is left of it. */
@NullMarked
package io.orcha.limits;

import org.jspecify.annotations.NullMarked;
