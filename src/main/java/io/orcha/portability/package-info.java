/** Everything of one user as a file: handed out, and taken in by another service or after a deletion. */
@NullMarked
package io.orcha.portability;

import org.jspecify.annotations.NullMarked;
