/**
 * Who the assistant is: personas that operators define, version by version, with what they are told and which memories matter to
 * them.
 */
@NullMarked
package io.orcha.persona;

import org.jspecify.annotations.NullMarked;
