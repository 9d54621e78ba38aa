package io.orcha.recall.index;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message or a memory is found by.
 *
 * @param terms the words of the whole text, as {@link StoredTerms} writes them
 * @param embeddings the vectors of its passages; empty when the model cannot be used
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Indexed(Findable findable, byte[] terms, List<byte[]> embeddings) {

    Indexed {
        embeddings = List.copyOf(embeddings);
    }

    UUID id() {
        return findable.id();
    }

    boolean isOfUser() {
        return findable.message() != null && findable.message().role().equals("user");
    }

    /** One row for each passage, the words in the first; a text without vectors has one row all the same. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (int passage = 0; passage < Math.max(1, embeddings.size()); passage++) {
            rows.add(new Row(
                    findable,
                    passage,
                    passage == 0 ? terms : new byte[0],
                    passage < embeddings.size() ? embeddings.get(passage) : null));
        }
        return rows;
    }

    /**
     * A row of a table.
     *
     * @param passage its number, from 0
     */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Row(Findable findable, int passage, byte[] terms, byte @Nullable [] embedding) {}
}
