package io.orcha.memory.screening;

/**
 * A part of a text.
 *
 * @param from where the statement begins that it belongs to
 * @param start the place of its first character
 * @param end the place after its last one
 * @param label what it is, for secrets
 */
record Span(int from, int start, int end, String label) {

    Span(int start, int end, String label) {
        this(start, start, end, label);
    }
}
