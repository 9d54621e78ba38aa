/** Conversations: sessions and their messages, kept, listed, exported and imported. */
@NullMarked
package io.orcha.session;

import org.jspecify.annotations.NullMarked;
