package io.orcha.recall.ranking;

/**
 * How well units fit a question by their words: BM25 (Robertson and Zaragoza 2009) over stretches of text and, as BM25F does it (Robertson,
 * Zaragoza and Taylor 2004), over the end of the message before and the beginning of the one after it, which count less. Divided by what a
 * unit would get that has every word of the question any number of times, so that it is the share of the question that was found.
 */
final class WordScores {

    private final UnitIndex index;
    private final Weights weights;

    /** How many words a stretch and its neighbours have on average. */
    private final double average;

    /** How often the word at hand is in each stretch, in the message before each unit, and in the one after it. */
    private final float[] own;

    private final float[] before;
    private final float[] after;

    private final float[] sums;
    private final int[] found;
    private final boolean[] isFound;
    private int foundCount;

    /** The units of the word at hand. */
    private final int[] touched;

    private final boolean[] isTouched;
    private int touchedCount;

    private WordScores(UnitIndex index, Weights weights) {
        this.index = index;
        this.weights = weights;
        average = index.stretchLength() * (1 + weights.previous() + weights.next());
        own = new float[index.stretches()];
        sums = new float[index.stretches()];
        before = new float[index.numbers()];
        after = new float[index.numbers()];
        found = new int[index.numbers()];
        isFound = new boolean[index.numbers()];
        touched = new int[index.numbers()];
        isTouched = new boolean[index.numbers()];
    }

    /** The score of every unit by its number, 0 to 1; 0 for those without any of the words. */
    static float[] of(UnitIndex index, int[] words, Weights weights) {
        return new WordScores(index, weights).score(words);
    }

    private float[] score(int[] words) {
        double most = 0;
        for (int word : words) {
            most += add(word);
        }
        var scores = new float[index.numbers()];
        for (int at = 0; at < foundCount; at++) {
            int unit = found[at];
            int from = index.start(unit);
            int to = index.start(unit + 1);
            float best = 0;
            for (int stretch = from; stretch < to; stretch++) {
                best = Math.max(best, sums[stretch]);
            }
            scores[unit] = (float) (best / most / (1 + weights.stretches() * Math.log(to - from)));
        }
        return scores;
    }

    /** Adds what one word of the question gives. */
    private double add(int word) {
        int units = 0;
        for (int segment = 0; segment < index.segments().size(); segment++) {
            units += collect(segment, word);
        }
        double rarity = Math.log(1 + (index.numbers() - units + 0.5) / (units + 0.5));
        for (int at = 0; at < touchedCount; at++) {
            addTo(touched[at], rarity);
        }
        touchedCount = 0;
        return rarity;
    }

    /** Finds where a word is in a segment; the result is in how many units. */
    private int collect(int segment, int word) {
        var postings = index.segments().get(segment).postings;
        int place = postings.place(word);
        if (place < 0) {
            return 0;
        }
        int firstUnit = index.firstUnit(segment);
        int firstStretch = index.firstStretch(segment);
        for (int at = postings.offsets()[place]; at < postings.offsets()[place + 1]; at++) {
            int unit = firstUnit + postings.units()[at];
            own[firstStretch + postings.stretches()[at]] += postings.counts()[at];
            touch(unit);
            if (index.isGone(unit)) {
                continue;
            }
            int next = postings.tails()[at] > 0 ? index.next(unit) : -1;
            if (next >= 0) {
                before[next] += postings.tails()[at];
                touch(next);
            }
            int previous = postings.heads()[at] > 0 ? index.previous(unit) : -1;
            if (previous >= 0) {
                after[previous] += postings.heads()[at];
                touch(previous);
            }
        }
        return postings.unitCounts()[place];
    }

    private void touch(int unit) {
        if (!isTouched[unit]) {
            isTouched[unit] = true;
            touched[touchedCount++] = unit;
        }
        if (!isFound[unit]) {
            isFound[unit] = true;
            found[foundCount++] = unit;
        }
    }

    private void addTo(int unit, double rarity) {
        double context = weights.previous() * before[unit] + weights.next() * after[unit];
        double contextLength =
                weights.previous() * edge(index.previous(unit)) + weights.next() * edge(index.next(unit));
        for (int at = index.start(unit); at < index.start(unit + 1); at++) {
            double often = own[at] + context;
            double length = (index.length(at) + contextLength) / average;
            double enough = weights.saturation() * (1 - weights.lengthPenalty() + weights.lengthPenalty() * length);
            sums[at] += (float) (rarity * often / (often + enough));
            own[at] = 0;
        }
        before[unit] = 0;
        after[unit] = 0;
        isTouched[unit] = false;
    }

    /** How many words of a message its neighbours are found by. */
    private int edge(int unit) {
        return unit < 0 ? 0 : Math.min(Segment.EDGE, index.length(index.start(unit)));
    }
}
