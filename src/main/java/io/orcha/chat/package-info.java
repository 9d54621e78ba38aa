/** One chat turn: what was said is stored, the prompt assembled, the model asked, its reply stored. */
@NullMarked
package io.orcha.chat;

import org.jspecify.annotations.NullMarked;
