/** Who may call, and for which user: the one place every route asks. */
@NullMarked
package io.orcha.security;

import org.jspecify.annotations.NullMarked;
