package io.orcha.limits;

import java.util.Optional;

/** Who sends the current request, as far as callers can be told apart. */
@FunctionalInterface
public interface RequestCaller {

    /** A stable id without a secret; empty when the caller is anonymous. */
    Optional<String> id();
}
