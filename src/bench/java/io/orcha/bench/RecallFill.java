package io.orcha.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcha.model.embedding.Quantised;
import io.orcha.recall.index.StoredTerms;
import io.orcha.recall.ranking.TextAnalysis;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tables of recall as a long life of the service would, without embedding a million texts: words follow Zipf's law over a
 * vocabulary, vectors lie around the directions of topics. What a query costs depends on how many there are, not on what they say.
 */
final class RecallFill {

    /** So many messages has a session. */
    static final int SESSION = 20;

    private static final int DIMENSIONS = 384;
    private static final int VECTORS = 20_000;
    private static final int TOPICS = 500;
    private static final int VOCABULARY = 5_000;
    private static final int PASSAGES = 2;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final BenchDatabase database;
    private final String model;
    private final Random random = new Random(42);
    private final String[] vectors = new String[VECTORS];
    private final List<String> words;
    private long ids;

    /**
     * Prepares it.
     *
     * @param model the embedding model that the service is configured with, as it notes it
     */
    RecallFill(BenchDatabase database, String model) throws IOException {
        this.database = database;
        this.model = model;
        words = vocabulary();
        Collections.shuffle(words, random);
        var topics = new float[TOPICS][];
        for (int i = 0; i < TOPICS; i++) {
            topics[i] = direction(null);
        }
        for (int i = 0; i < VECTORS; i++) {
            vectors[i] = "\\\\x"
                    + HexFormat.of()
                            .formatHex(
                                    Quantised.of(direction(topics[i % TOPICS])).values());
        }
    }

    /** Adds users, each with so many memories and messages. */
    void add(String prefix, int users, int memories, int messages) throws SQLException, IOException {
        copy("users (user_id, created_at)", rows -> {
            for (int user = 0; user < users; user++) {
                rows.accept("%s-%d\t%s".formatted(prefix, user, BEGIN));
            }
        });
        copy("recall_indexes (user_id, revision, removals)", rows -> {
            for (int user = 0; user < users; user++) {
                rows.accept("%s-%d\t1\t0".formatted(prefix, user));
            }
        });
        copy(
                "long_term_memories (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin,"
                        + " created_at, updated_at, terms, embedding, embedding_model, revision)",
                rows -> {
                    for (int user = 0; user < users; user++) {
                        for (int i = 0; i < memories; i++) {
                            var text = sentence(8);
                            var at = BEGIN.plusSeconds(600L * i);
                            rows.accept("%s-%d\t%s\t%s\t%d\tfact\t%.2f\t0.9\t{}\tlearned\t%s\t%s\t%s\t%s\t%s\t1"
                                    .formatted(
                                            prefix,
                                            user,
                                            id(),
                                            text,
                                            ids,
                                            random.nextDouble(),
                                            at,
                                            at,
                                            terms(text),
                                            vector(),
                                            model));
                        }
                    }
                });
        if (messages > 0) {
            messages(prefix, users, messages);
        }
    }

    /** A question in words that were used. */
    String question() {
        return "What did I say about " + sentence(8) + "?";
    }

    private void messages(String prefix, int users, int messages) throws SQLException, IOException {
        int sessions = (messages + SESSION - 1) / SESSION;
        long first = ids;
        copy("chat_sessions (user_id, id, title, message_count, created_at, last_activity_at)", rows -> {
            for (int user = 0; user < users; user++) {
                for (int i = 0; i < sessions; i++) {
                    var at = BEGIN.plusSeconds(3600L * i);
                    rows.accept("%s-%d\t%s\tA session\t%d\t%s\t%s".formatted(prefix, user, id(), SESSION, at, at));
                }
            }
        });
        long firstMessage = ids;
        var texts = new Random(7);
        copy("chat_messages (user_id, id, session_id, role, content, to_learn, created_at)", rows -> {
            for (int user = 0; user < users; user++) {
                for (int i = 0; i < messages; i++) {
                    rows.accept("%s-%d\t%s\t%s\t%s\t%s\tf\t%s"
                            .formatted(
                                    prefix,
                                    user,
                                    id(),
                                    uuid(first + (long) user * sessions + i / SESSION + 1),
                                    i % 2 == 0 ? "user" : "assistant",
                                    sentence(texts, 12),
                                    BEGIN.plusSeconds(180L * i)));
                }
            }
        });
        var again = new Random(7);
        copy(
                "message_passages (user_id, message_id, passage, session_id, role, said_at, terms, embedding, embedding_model,"
                        + " weight, revision)",
                rows -> {
                    for (int user = 0; user < users; user++) {
                        for (int i = 0; i < messages; i++) {
                            var terms = terms(sentence(again, 12));
                            for (int passage = 0; passage < PASSAGES; passage++) {
                                rows.accept("%s-%d\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t1\t1"
                                        .formatted(
                                                prefix,
                                                user,
                                                uuid(firstMessage + (long) user * messages + i + 1),
                                                passage,
                                                uuid(first + (long) user * sessions + i / SESSION + 1),
                                                i % 2 == 0 ? "user" : "assistant",
                                                BEGIN.plusSeconds(180L * i),
                                                passage == 0 ? terms : "\\\\x",
                                                vector(),
                                                model));
                            }
                        }
                    }
                });
    }

    void copy(String table, Consumer<Consumer<String>> rows) throws SQLException, IOException {
        try (var copy = database.copy(table)) {
            rows.accept(row -> copy.write((row + "\n").getBytes(UTF_8)));
        }
    }

    private UUID id() {
        ids++;
        return uuid(ids);
    }

    /** As version 7, in the order of their numbers. */
    private static UUID uuid(long number) {
        return new UUID(number << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
    }

    String vector() {
        return vectors[random.nextInt(VECTORS)];
    }

    private static String terms(String text) {
        return "\\\\x" + HexFormat.of().formatHex(StoredTerms.toBytes(TextAnalysis.ofUnit(text, "en")));
    }

    String model() {
        return model;
    }

    String sentence(int length) {
        return sentence(random, length);
    }

    private String sentence(Random of, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Zipf: the rank of a word is spread evenly in its logarithm.
            int rank = (int) Math.pow(VOCABULARY, of.nextDouble()) - 1;
            text.append(i == 0 ? "" : " ").append(words.get(rank));
        }
        return text.toString();
    }

    /** Words that the embedding model knows, so that questions have about as many tokens as people's. */
    private static List<String> vocabulary() throws IOException {
        var resource = RecallFill.class.getClassLoader().getResourceAsStream("all-minilm-l6-v2-q-tokenizer.json");
        try (var stream = Objects.requireNonNull(resource)) {
            var known = JsonMapper.builder().build().readTree(stream).at("/model/vocab");
            var words = new ArrayList<String>();
            known.fieldNames().forEachRemaining(word -> {
                if (word.matches("[a-z]{5,}")) {
                    words.add(word);
                }
            });
            return words;
        }
    }

    private float[] direction(float @Nullable [] around) {
        var vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian() + (around == null ? 0 : 1.5f * around[i]);
        }
        return vector;
    }
}
