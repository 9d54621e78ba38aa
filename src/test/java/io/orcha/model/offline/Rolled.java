package io.orcha.model.offline;

import io.orcha.model.embedding.Embedder;
import java.util.List;
import java.util.UUID;

/** Rolls messages up into a memory as the service does, without embeddings. */
final class Rolled {

    static final Embedder NO_EMBEDDER = new Embedder() {
        @Override
        public String model() {
            return "none";
        }

        @Override
        public int dimension() {
            return 0;
        }

        @Override
        public List<float[]> embed(List<String> texts, Purpose purpose) {
            return List.of();
        }
    };

    private static final ExtractiveSummariser SUMMARISER = new ExtractiveSummariser(NO_EMBEDDER);

    private Rolled() {}

    static String up(String memory, List<String> messages, int maxUtf8Bytes) {
        return merged(memory, List.of(), messages, maxUtf8Bytes).text();
    }

    static Merged merged(String memory, List<String> pinned, List<String> messages, int maxUtf8Bytes) {
        var said = messages.stream()
                .flatMap(message -> StatementExtractor.statements(message).stream()
                        .map(text -> new ExtractiveSummariser.Said(
                                text,
                                UUID.nameUUIDFromBytes(message.getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
                .toList();
        return SUMMARISER.merge(memory, List.of(), pinned, said, maxUtf8Bytes);
    }

    static Merged revised(String memory, List<String> pinned, String instruction) {
        return SUMMARISER.revise(memory, List.of(), pinned, instruction, 8_192);
    }
}
