/**
 * The PostgreSQL server that the service brings along for those who have configured none.
 *
 * <p>{@link io.orcha.platform.embedded.EmbeddedDatabase} ties it to the service's process;
 * {@link io.orcha.platform.embedded.EmbeddedPostgres} is the server itself. A service that is killed without a chance to
 * stop its server leaves it running; the next start on the same directory stops it and takes over.
 */
@NullMarked
package io.orcha.platform.embedded;

import org.jspecify.annotations.NullMarked;
