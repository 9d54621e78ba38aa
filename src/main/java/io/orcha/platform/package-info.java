/** What every feature stands on and none is about: the database, errors, ids, time and JSON. */
@NullMarked
package io.orcha.platform;

import org.jspecify.annotations.NullMarked;
