package io.orcha.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command's arguments: flags, and names with a value each. */
final class Arguments {

    private final Set<String> flags;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> set = new java.util.HashSet<>();

    private Arguments(Set<String> flags) {
        this.flags = flags;
    }

    /**
     * Reads arguments.
     *
     * @param flags the names that take no value
     * @param named those that do
     * @throws BackupException when there is another, or one lacks its value
     */
    static Arguments parse(List<String> given, Set<String> flags, Set<String> named) {
        var arguments = new Arguments(flags);
        for (var left = new ArrayList<>(given); !left.isEmpty(); ) {
            var name = left.removeFirst();
            if (flags.contains(name)) {
                arguments.set.add(name);
            } else if (named.contains(name) && !left.isEmpty()) {
                arguments.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(left.removeFirst());
            } else {
                throw new BackupException(
                        Exit.USAGE, named.contains(name) ? name + " needs a value" : "unknown argument " + name);
            }
        }
        return arguments;
    }

    boolean has(String flag) {
        return flags.contains(flag) && set.contains(flag);
    }

    /** All values of a name that may be given several times. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Nullable String value(String name) {
        var given = all(name);
        if (given.size() > 1) {
            throw new BackupException(Exit.USAGE, name + " may be given once");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    String required(String name) {
        if (value(name) == null) {
            throw new BackupException(Exit.USAGE, name + " is needed");
        }
        return Objects.requireNonNull(value(name));
    }
}
