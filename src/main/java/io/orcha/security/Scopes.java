package io.orcha.security;

import static io.orcha.platform.Settings.require;

import io.orcha.user.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scopes by their names, as settings, tokens, rows and requests hold them. */
final class Scopes {

    /** All names, for messages. */
    static final String NAMES = Arrays.stream(Scope.values()).map(Scope::id).collect(Collectors.joining(", "));

    private Scopes() {}

    /** The scopes of a setting, which must all exist. */
    static Set<Scope> configured(String setting, List<String> names) {
        require(
                names.stream().allMatch(name -> Scope.of(name).isPresent()),
                "%s may hold %s.".formatted(setting, NAMES));
        return known(names);
    }

    /** Those names that are ours: a token may name scopes of other services as well. */
    static Set<Scope> known(Collection<String> names) {
        return names.stream()
                .map(Scope::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** The scope of a name, also when there is no name. */
    static Optional<Scope> of(@Nullable String name) {
        return name == null ? Optional.empty() : Scope.of(name);
    }

    static Set<Scope> copy(Set<Scope> scopes) {
        var copy = EnumSet.noneOf(Scope.class);
        copy.addAll(scopes);
        return copy;
    }

    static List<String> names(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::id).toList();
    }
}
