package io.orcha.user;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a caller may do. None includes another: who may write may not read, unless they have both. */
public enum Scope {
    /** Read memories, sessions and settings. */
    MEMORY_READ("memory:read"),
    /** Change and delete them. */
    MEMORY_WRITE("memory:write"),
    /** Take chat turns, which read the memory for the prompt and let it learn. */
    CHAT("chat"),
    /** Operate the service: jobs, keys, metrics. It opens nobody's memory. */
    ADMIN("admin");

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    /** How tokens, keys and the API spell it. */
    public String id() {
        return id;
    }

    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id.equals(id)).findFirst();
    }

    /** Every scope there is. */
    public static Set<Scope> all() {
        return EnumSet.allOf(Scope.class);
    }
}
