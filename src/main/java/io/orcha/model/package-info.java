/** The language model behind one small interface: an OpenAI-compatible server, or the offline stand-in that needs neither key nor network. */
@NullMarked
package io.orcha.model;

import org.jspecify.annotations.NullMarked;
