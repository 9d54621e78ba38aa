/** The people whose memory is held: who they are, and the end of everything of theirs. */
@NullMarked
package io.orcha.user;

import org.jspecify.annotations.NullMarked;
