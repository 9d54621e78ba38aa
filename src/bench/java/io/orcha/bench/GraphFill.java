package io.orcha.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Fills the tables of the knowledge graph: entities of all kinds with names of two words, each mentioned in a few messages, and relations
 * of the user and of entities, a tenth of them over.
 */
final class GraphFill {

    private static final List<String> KINDS =
            List.of("person", "place", "organisation", "product", "topic", "event", "animal");
    private static final List<String> OF_USER =
            List.of("likes", "bought", "visited", "owns", "friend", "attends", "plays");
    private static final List<String> OF_OTHERS =
            List.of("lives_in", "works_at", "likes", "friend", "owns", "sister", "attends");
    private static final int MENTIONS = 3;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final RecallFill fill;
    private final Random random = new Random(43);

    GraphFill(RecallFill fill) {
        this.fill = fill;
    }

    /**
     * Adds the graph of a user who is there.
     *
     * @param user whose ids do not collide with others: a number of their own
     */
    void add(String user, int number, int entities, int relations) throws SQLException, IOException {
        var names = new String[entities];
        for (int i = 0; i < entities; i++) {
            names[i] = capitalised(fill.sentence(1)) + " " + capitalised(fill.sentence(1)) + i;
        }
        fill.copy(
                "memory_entities (user_id, id, name, named, kind, origin, created_at, updated_at, embedding, embedding_model, revision)",
                rows -> {
                    for (int i = 0; i < entities; i++) {
                        rows.accept("%s\t%s\t%s\tt\t%s\tlearned\t%s\t%s\t%s\t%s\t1"
                                .formatted(
                                        user,
                                        entity(number, i),
                                        names[i],
                                        KINDS.get(i % KINDS.size()),
                                        BEGIN,
                                        BEGIN,
                                        fill.vector(),
                                        fill.model()));
                    }
                });
        fill.copy("memory_entity_names (user_id, entity_id, name_key, name, written)", rows -> {
            for (int i = 0; i < entities; i++) {
                rows.accept("%s\t%s\t%s\t%s\tf"
                        .formatted(user, entity(number, i), names[i].toLowerCase(Locale.ROOT), names[i]));
            }
        });
        fill.copy("memory_entity_mentions (user_id, entity_id, name_key, message_id)", rows -> {
            for (int i = 0; i < entities; i++) {
                for (int mention = 0; mention < MENTIONS; mention++) {
                    rows.accept("%s\t%s\t%s\t%s"
                            .formatted(
                                    user,
                                    entity(number, i),
                                    names[i].toLowerCase(Locale.ROOT),
                                    new UUID(0x7000, random.nextLong())));
                }
            }
        });
        fill.copy(
                "memory_relations (user_id, id, subject_id, predicate, object_id, strength, confidence, valid_from, valid_to,"
                        + " recorded_at, message_ids, memory_ids, origin, revision)",
                rows -> {
                    for (int i = 0; i < relations; i++) {
                        boolean ofUser = i % 4 == 0;
                        var predicates = ofUser ? OF_USER : OF_OTHERS;
                        rows.accept("%s\t%s\t%s\t%s\t%s\t0.5\t0.7\t%s\t%s\t%s\t{%s}\t{}\tlearned\t1"
                                .formatted(
                                        user,
                                        new UUID(0x7001L + number, i),
                                        ofUser ? "\\N" : entity(number, random.nextInt(entities)),
                                        predicates.get(random.nextInt(predicates.size())),
                                        entity(number, random.nextInt(entities)),
                                        BEGIN.plusSeconds(600L * i),
                                        i % 10 == 0 ? BEGIN.plusSeconds(600L * i + 86_400) : "\\N",
                                        BEGIN,
                                        new UUID(0x7000, random.nextLong())));
                    }
                });
    }

    private static UUID entity(int number, int i) {
        return new UUID(0x7002L + number, i);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
