package io.orcha.chat;

import io.orcha.model.TokenCounter;
import io.orcha.model.offline.StatementExtractor;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes of a long message what a prompt has room for: what it states. */
final class Shortening {

    private static final String GAP = " … ";

    private final TokenCounter tokens;

    Shortening(TokenCounter tokens) {
        this.tokens = tokens;
    }

    /**
     * The statements of a message that fit, in its order, from both ends: who pastes a long text says what it is about before it
     * or after it.
     *
     * @param limit how many tokens the result may have
     * @return empty when not one statement fits
     */
    String statements(String message, int limit) {
        var statements = StatementExtractor.statements(message);
        var kept = new TreeMap<Integer, String>();
        int remaining = limit;
        for (int i = 0; i < statements.size(); i++) {
            int index = i % 2 == 0 ? i / 2 : statements.size() - 1 - i / 2;
            int cost = tokens.count(GAP + statements.get(index));
            if (cost <= remaining) {
                kept.put(index, statements.get(index));
                remaining -= cost;
            }
        }
        return joined(kept);
    }

    private static String joined(SortedMap<Integer, String> kept) {
        var text = new StringBuilder();
        int before = -1;
        for (var statement : kept.entrySet()) {
            boolean follows = statement.getKey() == before + 1;
            text.append(text.isEmpty() ? "" : follows ? " " : GAP).append(statement.getValue());
            before = statement.getKey();
        }
        return text.toString();
    }
}
