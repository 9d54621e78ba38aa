package io.orcha.recall;

/** What of a query is embedded: who pastes a long text says before it or after it what it is about. */
final class QueryText {

    private static final int LONGEST = 1_000;

    private QueryText() {}

    /** The query, or its beginning and its end. */
    static String toEmbed(String query) {
        if (query.length() <= LONGEST) {
            return query;
        }
        int half = LONGEST / 2;
        int head = Character.isHighSurrogate(query.charAt(half - 1)) ? half - 1 : half;
        int tail = query.length() - half;
        return query.substring(0, head) + "\n"
                + query.substring(Character.isLowSurrogate(query.charAt(tail)) ? tail + 1 : tail);
    }
}
