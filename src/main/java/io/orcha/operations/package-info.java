/** What an operator sees of the running service. */
@NullMarked
package io.orcha.operations;

import org.jspecify.annotations.NullMarked;
