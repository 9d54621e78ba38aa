/** Lets clients repeat a POST without its effect happening twice: {@code Idempotency-Key}, as the IETF's draft describes it. */
@NullMarked
package io.orcha.idempotency;

import org.jspecify.annotations.NullMarked;
