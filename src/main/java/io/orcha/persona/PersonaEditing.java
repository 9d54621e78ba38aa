package io.orcha.persona;

import io.orcha.persona.PersonaTable.Version;
import io.orcha.platform.Preconditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators do with personas. Each change is a version after the one that was read, so that of two at once one is refused. */
@ApplicationScoped
class PersonaEditing {

    private static final int MOST_TRIES = 10;

    private final PersonaTable table;
    private final Personas personas;
    private final Clock clock;

    PersonaEditing(PersonaTable table, Personas personas, Clock clock) {
        this.table = table;
        this.personas = personas;
        this.clock = clock;
    }

    /**
     * Makes a persona, or changes it.
     *
     * @throws StalePersonaException when it is not in a state that the preconditions name
     */
    Version put(String name, Definition definition, Preconditions preconditions) {
        return change(name, definition, preconditions);
    }

    /**
     * Deletes a persona, which stays in its versions.
     *
     * @throws PersonaNotFoundException when there is none that could be deleted
     * @throws StalePersonaException when it is not in a state that the preconditions name
     */
    void delete(String name, Preconditions preconditions) {
        if (table.newest(name).map(Version::definition).isEmpty()) {
            throw new PersonaNotFoundException();
        }
        change(name, null, preconditions);
    }

    private Version change(String name, @Nullable Definition definition, Preconditions preconditions) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            var before = table.newest(name).orElse(null);
            require(name, before, preconditions);
            var added = table.add(name, before == null ? 1 : before.version() + 1, definition, clock.instant());
            personas.changed();
            if (added.isPresent()) {
                return added.get();
            }
        }
        throw new StalePersonaException();
    }

    private void require(String name, @Nullable Version before, Preconditions preconditions) {
        boolean isThere = (before != null && before.definition() != null) || personas.isConfigured(name);
        var tag = tag(before == null ? 0 : before.version());
        boolean matches = holds(preconditions.ifMatch(), isThere, tag, true)
                && holds(preconditions.ifNoneMatch(), !isThere, tag, false);
        if (!matches) {
            throw new StalePersonaException();
        }
    }

    private static boolean holds(@Nullable List<String> tags, boolean any, String tag, boolean wanted) {
        return tags == null || (tags.equals(Preconditions.ANY) ? any : tags.contains(tag) == wanted);
    }

    /** The tag of a version; that of a persona that is only configured is the one of version 0. */
    static String tag(long version) {
        return "v" + version;
    }
}
