/** The tiers of users' memory seen together: how large they are, whether they work, and what is known of a user in short. */
@NullMarked
package io.orcha.tiers;

import org.jspecify.annotations.NullMarked;
