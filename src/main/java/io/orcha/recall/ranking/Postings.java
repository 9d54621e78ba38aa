package io.orcha.recall.ranking;

import java.util.Arrays;

/**
 * In which stretches of a segment each word is. The stretches of a word are those from its offset to the next word's, and with each there
 * is how often the word is in it, how often at the beginning of the text and how often at its end.
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Postings(
        int[] words,
        int[] offsets,
        int[] units,
        int[] stretches,
        byte[] counts,
        byte[] heads,
        byte[] tails,
        int[] unitCounts) {

    /** A place is noted as its word, its stretch, and one bit each for the beginning and the end of a text. */
    private static final int WORD = 32;

    /** How many bits of a word are sorted by at a time. */
    private static final int DIGIT = 11;

    private static final int STRETCH = 2;
    private static final int HEAD = 2;
    private static final int TAIL = 1;

    static Postings of(Segment segment) {
        var places = new long[segment.units.stream().mapToInt(Unit::length).sum()];
        int count = 0;
        for (int unit = 0; unit < segment.size(); unit++) {
            var terms = segment.units.get(unit).terms();
            int length = terms.length - 1;
            for (int place = 0; place < length; place++) {
                int stretch = segment.stretch(unit, place);
                int edges = (place < Segment.EDGE ? HEAD : 0) | (place >= length - Segment.EDGE ? TAIL : 0);
                places[count++] = (long) terms[place + 1] << WORD | (long) stretch << STRETCH | edges;
            }
        }
        return collect(segment, byWord(places));
    }

    /** Sorts by word and leaves the places of a word in their order, which is right already: by radix (Knuth 1998, section 5.2.5). */
    private static long[] byWord(long[] places) {
        var from = places;
        var to = new long[places.length];
        for (int shift = WORD; shift < Long.SIZE; shift += DIGIT) {
            var starts = new int[(1 << DIGIT) + 1];
            for (long place : from) {
                starts[digit(place, shift) + 1]++;
            }
            for (int digit = 0; digit < 1 << DIGIT; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (long place : from) {
                to[starts[digit(place, shift)]++] = place;
            }
            var sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    /** Of the words as signed numbers. */
    private static int digit(long place, int shift) {
        return (int) ((place ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1);
    }

    private static Postings collect(Segment segment, long[] places) {
        int words = 0;
        int entries = 0;
        for (int at = 0; at < places.length; at++) {
            words += at == 0 || word(places[at]) != word(places[at - 1]) ? 1 : 0;
            entries += at == 0 || entry(places[at]) != entry(places[at - 1]) ? 1 : 0;
        }
        var postings = new Postings(
                new int[words],
                new int[words + 1],
                new int[entries],
                new int[entries],
                new byte[entries],
                new byte[entries],
                new byte[entries],
                new int[words]);
        var owners = owners(segment);
        int word = -1;
        int entry = -1;
        for (int at = 0; at < places.length; at++) {
            if (at == 0 || word(places[at]) != word(places[at - 1])) {
                word++;
                postings.words[word] = word(places[at]);
                postings.offsets[word] = entry + 1;
            }
            if (at == 0 || entry(places[at]) != entry(places[at - 1])) {
                entry++;
                postings.begin(word, entry, (int) places[at] >>> STRETCH, owners);
            }
            postings.add(entry, (int) places[at]);
        }
        postings.offsets[words] = entries;
        return postings;
    }

    private void begin(int word, int entry, int stretch, int[] owners) {
        stretches[entry] = stretch;
        units[entry] = owners[stretch];
        boolean sameUnit = entry > offsets[word] && units[entry - 1] == units[entry];
        unitCounts[word] += sameUnit ? 0 : 1;
    }

    private void add(int entry, int place) {
        counts[entry] += (byte) (counts[entry] < Byte.MAX_VALUE ? 1 : 0);
        heads[entry] += (byte) ((place & HEAD) != 0 ? 1 : 0);
        tails[entry] += (byte) ((place & TAIL) != 0 ? 1 : 0);
    }

    private static int word(long place) {
        return (int) (place >> WORD);
    }

    private static long entry(long place) {
        return place >> STRETCH;
    }

    private static int[] owners(Segment segment) {
        var owners = new int[segment.lengths.length];
        for (int unit = 0; unit < segment.size(); unit++) {
            Arrays.fill(owners, segment.firstStretch[unit], segment.firstStretch[unit + 1], unit);
        }
        return owners;
    }

    /** Where a word's stretches begin; less than 0 when the word is not here. */
    int place(int word) {
        return Arrays.binarySearch(words, word);
    }

    long bytes() {
        return 12L * words.length + 11L * units.length;
    }
}
