/** Facts as messages state them: what one thing has to do with another, before it is known which things of the user's are meant. */
@NullMarked
package io.orcha.recall.fact;

import org.jspecify.annotations.NullMarked;
