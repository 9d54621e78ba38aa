/** What recall finds messages and memories by: words and vectors, kept in PostgreSQL, and a bounded number of users' in memory. */
@NullMarked
package io.orcha.recall.index;

import org.jspecify.annotations.NullMarked;
