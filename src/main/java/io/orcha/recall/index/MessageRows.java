package io.orcha.recall.index;

import io.orcha.recall.ranking.Passage;
import io.orcha.recall.ranking.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes messages of the rows of their vectors, which come in any order: to have them sorted takes longer than to read them. */
final class MessageRows {

    private final Map<UUID, Message> messages = new HashMap<>();

    boolean add(ResultSet row) throws SQLException {
        var message = messages.computeIfAbsent(row.getObject(1, UUID.class), _ -> new Message());
        int number = row.getInt(2);
        var values = row.getBytes(8);
        if (values != null) {
            message.add(number, new Passage(values, row.getFloat(9)));
        }
        if (number == 0) {
            message.session = row.getObject(3, UUID.class);
            message.role = UnitLoader.role(row.getString(4));
            message.speaker = row.getString(5);
            message.at = UnitLoader.instant(row, 6);
            message.terms = StoredTerms.of(row.getBytes(7));
        }
        return true;
    }

    /** Adds what others hold of the same messages; a message of which they alone know is none. */
    void addAll(MessageRows others) {
        others.messages.forEach((id, other) -> {
            var message = messages.get(id);
            if (message != null) {
                message.addAll(other);
            }
        });
    }

    /** In the order in which they were said. */
    List<Unit> units() {
        var units = new ArrayList<Unit>(messages.size());
        messages.forEach((id, message) -> {
            if (message.at != null) {
                units.add(message.unit(id));
            }
        });
        units.sort(Comparator.comparing(Unit::id));
        return units;
    }

    /** A message of which not all passages may have been read yet. */
    private static final class Message {

        private @Nullable UUID session;
        private Unit.Role role = Unit.Role.PERSON;
        private @Nullable String speaker;
        private @Nullable Instant at;
        private int[] terms = {};
        private final List<Numbered> passages = new ArrayList<>(2);
        private @Nullable Passage reply;

        /** A passage and its place in the message. */
        private record Numbered(int number, Passage passage) {}

        void add(int number, Passage passage) {
            if (number == Indexed.REPLY) {
                reply = passage;
            } else {
                passages.add(new Numbered(number, passage));
            }
        }

        void addAll(Message other) {
            passages.addAll(other.passages);
            reply = reply == null ? other.reply : reply;
        }

        Unit unit(UUID id) {
            passages.sort(Comparator.comparingInt(Numbered::number));
            var ordered = new ArrayList<Passage>(passages.size());
            passages.forEach(numbered -> ordered.add(numbered.passage));
            return new Unit(id, session, Objects.requireNonNull(at), role, speaker, null, terms, ordered, reply);
        }
    }
}
