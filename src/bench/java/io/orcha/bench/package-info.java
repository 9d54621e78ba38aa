/** What a request costs: the packaged service under load, against a model that takes no time, and the prompt's assembly alone. */
@NullMarked
package io.orcha.bench;

import org.jspecify.annotations.NullMarked;
