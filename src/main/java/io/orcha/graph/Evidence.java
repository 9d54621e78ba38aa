package io.orcha.graph;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is there of what relations rest on.
 *
 * @param said the messages that exist, and when they were said
 * @param told the long-term memories that exist, and when they were said first
 * @param hidden those of them that their owner does not want mentioned
 */
record Evidence(Map<UUID, Instant> said, Map<UUID, Instant> told, Set<UUID> hidden) {

    private static final String READ = """
            SELECT m.id, m.created_at, NULL
              FROM unnest(?::uuid[]) AS wanted (id) JOIN chat_messages m ON m.id = wanted.id
             WHERE m.user_id = ?
             UNION ALL
            SELECT l.id, LEAST(l.said_at, l.created_at), l.suppressed
              FROM unnest(?::uuid[]) AS wanted (id) JOIN long_term_memories l ON l.id = wanted.id
             WHERE l.user_id = ?
            """;

    /** Reads it, in one statement. */
    static Evidence of(Collection<Relation> relations, Statements statements, UserId user) {
        var said = new HashMap<UUID, Instant>();
        var told = new HashMap<UUID, Instant>();
        var hidden = new HashSet<UUID>();
        statements.query(
                row -> {
                    var id = row.getObject(1, UUID.class);
                    var isHidden = row.getObject(3, Boolean.class);
                    (isHidden == null ? said : told)
                            .put(id, row.getObject(2, OffsetDateTime.class).toInstant());
                    return Boolean.TRUE.equals(isHidden) && hidden.add(id);
                },
                READ,
                ids(relations, Relation::messages),
                user.value(),
                ids(relations, Relation::memories),
                user.value());
        return new Evidence(said, told, hidden);
    }

    private static String[] ids(Collection<Relation> relations, Function<Relation, List<UUID>> of) {
        return GraphTable.array(relations.stream()
                .flatMap(relation -> of.apply(relation).stream())
                .collect(Collectors.toSet()));
    }

    /** When a relation was said first; since when it is known when nothing says it any more. */
    Instant saidFirst(Relation relation) {
        var isSaid = relation.messages().stream().anyMatch(said::containsKey);
        return (isSaid
                        ? relation.messages().stream().map(said::get)
                        : relation.memories().stream().map(told::get))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(relation.recordedAt());
    }

    /** The messages that say a relation. */
    List<UUID> messages(Relation relation) {
        return relation.messages().stream().filter(said::containsKey).toList();
    }

    /** Whether a relation is said by a memory that its owner does not want mentioned. */
    boolean isHidden(Relation relation) {
        return relation.memories().stream().anyMatch(hidden::contains);
    }
}
