package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reply was given of the memory. What it names may have been erased since.
 *
 * @param version of the summary; null when it was given none
 * @param recentStatements how many statements that the summary did not cover yet
 * @param recalled the messages and long-term memories that were recalled, the best first
 * @param facts the relations of the knowledge graph, the best first
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReplyMemory(@Nullable Long version, int recentStatements, List<UUID> recalled, List<UUID> facts) {

    public ReplyMemory {
        recalled = List.copyOf(recalled);
        facts = List.copyOf(facts);
    }

    /**
     * Reads it.
     *
     * @param column the number of its first column, the version; the others follow in their order
     */
    static ReplyMemory of(ResultSet row, int column) throws SQLException {
        return new ReplyMemory(
                row.getObject(column, Long.class),
                row.getInt(column + 1),
                ids(row.getArray(column + 2)),
                ids(row.getArray(column + 3)));
    }

    private static List<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    /** Whether there was anything. */
    @JsonIgnore
    public boolean isAnything() {
        return version != null || recentStatements > 0 || !recalled.isEmpty() || !facts.isEmpty();
    }
}
