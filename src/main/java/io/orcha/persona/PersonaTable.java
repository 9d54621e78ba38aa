package io.orcha.persona;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of personas in the database. */
@ApplicationScoped
class PersonaTable {

    private static final String NEWEST = """
            SELECT DISTINCT ON (name) name, version, definition, created_at
              FROM persona_versions
             ORDER BY name, version DESC
            """;

    private static final String NEWEST_OF = """
            SELECT name, version, definition, created_at FROM persona_versions WHERE name = ? ORDER BY version DESC LIMIT 1
            """;

    private static final String VERSIONS = """
            SELECT name, version, definition, created_at
              FROM persona_versions
             WHERE name = ? AND version < ?
             ORDER BY version DESC
             LIMIT ?
            """;

    /** Nothing when somebody was faster. */
    private static final String ADD = """
            INSERT INTO persona_versions (name, version, definition, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
            RETURNING name, version, definition, created_at
            """;

    private final Database database;
    private final ObjectMapper json;

    PersonaTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A version as it is stored.
     *
     * @param definition null when the persona was deleted with it
     */
    record Version(String name, long version, @Nullable Definition definition, Instant createdAt) {}

    /** The newest versions of all personas, deleted ones included, by name. */
    List<Version> newest() {
        return database.query(this::version, NEWEST);
    }

    Optional<Version> newest(String name) {
        return database.queryOne(this::version, NEWEST_OF, name);
    }

    /** The versions of a persona before one, the newest first. */
    List<Version> versions(String name, long before, int limit) {
        return database.query(this::version, VERSIONS, name, before, limit);
    }

    /** Adds a version; empty when there is one with this number. */
    Optional<Version> add(String name, long version, @Nullable Definition definition, Instant now) {
        return database.queryOne(this::version, ADD, name, version, definition == null ? null : text(definition), now);
    }

    private String text(Definition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written as JSON", e);
        }
    }

    private Version version(ResultSet row) throws SQLException {
        var definition = row.getString(3);
        try {
            return new Version(
                    row.getString(1),
                    row.getLong(2),
                    definition == null ? null : json.readValue(definition, Definition.class),
                    row.getObject(4, OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored definition of a persona is not readable", e);
        }
    }
}
