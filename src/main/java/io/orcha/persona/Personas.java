package io.orcha.persona;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.orcha.persona.PersonaTable.Version;
import io.orcha.platform.BusyException;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.recall.Lens;
import io.orcha.recall.Lenses;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All personas: those of the database, and those of the configuration that are not there. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class Personas implements Lenses {

    /** So long another replica may go on with what was changed here. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private static final String ALL = "all";

    private static final Logger LOG = Logger.getLogger(Personas.class);

    private final SortedMap<String, Persona> configured = new TreeMap<>();
    private final String byDefault;
    private final PersonaTable table;
    private final LoadingCache<String, SortedMap<String, Persona>> current;
    private volatile SortedMap<String, Persona> known = configured;

    Personas(PersonaConfig config, PersonaTable table) {
        this.table = table;
        config.persona()
                .forEach((name, text) -> configured.put(
                        name.toLowerCase(Locale.ROOT),
                        Persona.of(name.toLowerCase(Locale.ROOT), 0, Definition.of(text))));
        this.byDefault = config.defaultPersona().toLowerCase(Locale.ROOT);
        if (!configured.containsKey(byDefault)) {
            throw new IllegalStateException(
                    "orcha.chat.default-persona names %s, but there is no orcha.chat.persona.%s."
                            .formatted(byDefault, byDefault));
        }
        this.current = Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build(_ -> read());
    }

    /** Without the database conversations that need nothing else of it go on, with whom is known. */
    private SortedMap<String, Persona> read() {
        try {
            known = stored();
        } catch (DatabaseUnavailableException | BusyException _) {
            LOG.debug("the personas could not be read");
        }
        return known;
    }

    private SortedMap<String, Persona> stored() {
        var all = new TreeMap<>(configured);
        for (var version : table.newest()) {
            if (version.definition() != null) {
                all.put(version.name(), of(version));
            }
        }
        return all;
    }

    private static Persona of(Version version) {
        return Persona.of(version.name(), version.version(), Objects.requireNonNull(version.definition()));
    }

    /** All of them by name. */
    Map<String, Persona> all() {
        return current.get(ALL);
    }

    /** What is read next is read anew. */
    void changed() {
        current.invalidateAll();
    }

    boolean isConfigured(String name) {
        return configured.containsKey(name);
    }

    /** The name of the persona of sessions that were begun without naming one. */
    public String defaultName() {
        return byDefault;
    }

    /**
     * The persona that a caller names.
     *
     * @throws InvalidFieldsException when there is no such persona
     */
    public Persona named(String name) {
        var found = all().get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw InvalidFieldsException.of("/persona", "is not one of " + all().keySet());
        }
        return found;
    }

    @Override
    public Optional<Lens> of(String persona) {
        return Optional.ofNullable(all().get(persona.toLowerCase(Locale.ROOT))).map(Persona::lens);
    }

    /**
     * The persona of a session. One that was deleted since is stood in for by the default one, so that the conversation can go on.
     *
     * @param name null when the session has none
     */
    public Persona ofSession(@Nullable String name) {
        var found = name == null ? null : all().get(name);
        return found == null ? Objects.requireNonNull(all().get(byDefault)) : found;
    }
}
