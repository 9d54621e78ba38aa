/** Traces: off until somebody names where they go, and without users and their words. */
@NullMarked
package io.orcha.platform.telemetry;

import org.jspecify.annotations.NullMarked;
