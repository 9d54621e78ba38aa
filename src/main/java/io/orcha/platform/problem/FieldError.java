package io.orcha.platform.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One field that a request got wrong.
 *
 * @param pointer where it is: a JSON pointer (RFC 6901) into the body such as {@code /message}, or a parameter as {@code
 *     ?user_id} in the query and {@code {user_id}} in the path
 * @param detail what is wrong, without repeating the value
 */
@RegisterForReflection
public record FieldError(String pointer, String detail) {}
