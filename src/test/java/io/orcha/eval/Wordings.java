package io.orcha.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How facts are told and changed. The rules of the offline summariser were written with the tuned wordings in view, and without a
 * look at the held-out ones.
 */
final class Wordings {

    static final Wordings TUNED = new Wordings("tuned.txt");
    static final Wordings HELD_OUT = new Wordings("held-out.txt");

    private final Map<Kind, List<String>> told = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> changed = new EnumMap<>(Kind.class);

    private Wordings(String resource) {
        @Nullable Kind kind = null;
        for (var line : read(resource).lines().toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("+ ") || line.startsWith("~ ")) {
                var known = Objects.requireNonNull(kind, "a wording before any kind");
                (line.startsWith("+") ? told(known) : changed(known)).add(line.substring(2));
            } else {
                kind = Kind.valueOf(line);
                told.put(kind, new ArrayList<>());
                changed.put(kind, new ArrayList<>());
            }
        }
    }

    /** Sentences that tell a fact of this kind for the first time. */
    List<String> told(Kind kind) {
        return Objects.requireNonNull(told.get(kind));
    }

    /** Sentences that give it a newer value or take it back. */
    List<String> changed(Kind kind) {
        return Objects.requireNonNull(changed.get(kind));
    }

    static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Wordings.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
