/** Taking this replica out of service without losing a request or a job: readiness first, then the rest in order. */
@NullMarked
package io.orcha.platform.drain;

import org.jspecify.annotations.NullMarked;
