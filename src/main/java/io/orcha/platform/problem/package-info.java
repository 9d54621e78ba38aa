/** The one way out for errors: exceptions that know their HTTP status, written as {@code application/problem+json} (RFC 9457). */
@NullMarked
package io.orcha.platform.problem;

import org.jspecify.annotations.NullMarked;
