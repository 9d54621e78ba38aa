/** Any OpenAI-compatible server, with retries, a circuit breaker and cancellation. */
@NullMarked
package io.orcha.model.openai;

import org.jspecify.annotations.NullMarked;
