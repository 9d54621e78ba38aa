package io.orcha.recall.index;

import io.orcha.recall.ranking.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message or a memory is found by.
 *
 * @param terms the words of the whole text, as {@link StoredTerms} writes them
 * @param passages the vectors of its passages; empty when the model cannot be used, or they are stored already
 * @param reply its vector as an answer to the message before; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Indexed(
        Findable findable,
        byte[] terms,
        List<Passage> passages,
        @Nullable Passage reply) {

    /** The number under which the vector as an answer is stored. */
    static final int REPLY = -1;

    Indexed {
        passages = List.copyOf(passages);
    }

    UUID id() {
        return findable.id();
    }

    boolean isMessage() {
        return findable.message() != null;
    }

    boolean isOfUser() {
        return findable.message() != null && findable.message().role().equals("user");
    }

    /** One row for each vector, the words in the first passage's; a text without vectors has that row all the same. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        if (reply != null) {
            rows.add(new Row(findable, REPLY, new byte[0], reply));
        }
        for (int number = 0; number < Math.max(1, passages.size()); number++) {
            rows.add(new Row(
                    findable,
                    number,
                    number == 0 ? terms : new byte[0],
                    number < passages.size() ? passages.get(number) : null));
        }
        return rows;
    }

    /**
     * A row of a table.
     *
     * @param number the passage's, from 0, or {@link #REPLY}
     */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Row(
            Findable findable,
            int number,
            byte[] terms,
            @Nullable Passage passage) {}
}
