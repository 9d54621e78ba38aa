/** Work in the background, kept in PostgreSQL: scheduled with its cause, run once at a time, tried again, and never lost. */
@NullMarked
package io.orcha.platform.jobs;

import org.jspecify.annotations.NullMarked;
