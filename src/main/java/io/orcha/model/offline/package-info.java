/** A deterministic language model that needs no key and no network: it answers from what the user has said. */
@NullMarked
package io.orcha.model.offline;

import org.jspecify.annotations.NullMarked;
