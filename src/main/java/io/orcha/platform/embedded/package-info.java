/** The PostgreSQL server that the service brings along for those who have configured none. */
@NullMarked
package io.orcha.platform.embedded;

import org.jspecify.annotations.NullMarked;
