package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entity that its owner changes; what is left out stays as it is.
 *
 * @param name what it is called; what it was called before stays as an alias
 * @param kind such as {@code person}, {@code place} or any other word
 * @param addAliases what else it is called
 * @param removeAliases what it is not called
 */
record EntityRequest(
        @Nullable String name,
        @Nullable String kind,
        @Nullable List<String> addAliases,
        @Nullable List<String> removeAliases) {

    private static final int NAME_BYTES = 200;
    private static final int MOST_ALIASES = 50;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Notes what is wrong with the fields. */
    void check(FieldChecks checks) {
        if (name != null) {
            checkName(checks, "/name", name);
        }
        if (kind != null) {
            checkKind(checks, "/kind", kind);
        }
        checkAll(checks, "/add_aliases", added());
        checkAll(checks, "/remove_aliases", removed());
        var keys = new HashSet<String>();
        for (@Nullable String alias : added()) {
            if (alias != null) {
                keys.add(NameKey.of(alias));
            }
        }
        for (int at = 0; at < removed().size(); at++) {
            @Nullable String alias = removed().get(at); // What a client sends may be null.
            if (alias != null && keys.contains(NameKey.of(alias))) {
                checks.reject("/remove_aliases/" + at, "must not be added as well");
            }
        }
    }

    List<String> added() {
        return addAliases == null ? List.of() : addAliases;
    }

    List<String> removed() {
        return removeAliases == null ? List.of() : removeAliases;
    }

    static void checkName(FieldChecks checks, String at, @Nullable String name) {
        int before = checks.count();
        var text = checks.text(at, name, NAME_BYTES);
        if (checks.count() == before && NameKey.of(text).isEmpty()) {
            checks.reject(at, "must hold a letter or a digit");
        }
    }

    static void checkKind(FieldChecks checks, String at, @Nullable String kind) {
        if (checks.required(at, kind) != null
                && !KIND.matcher(String.valueOf(kind)).matches()) {
            checks.reject(at, "must be a word such as person, in lower case, of at most 40 characters");
        }
    }

    private static void checkAll(FieldChecks checks, String at, List<String> names) {
        if (names.size() > MOST_ALIASES) {
            checks.reject(at, "must have at most %d entries".formatted(MOST_ALIASES));
            return;
        }
        var all = new ArrayList<>(names);
        for (int i = 0; i < all.size(); i++) {
            checkName(checks, at + "/" + i, all.get(i));
        }
    }
}
