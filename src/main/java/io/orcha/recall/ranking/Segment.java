package io.orcha.recall.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Units that were indexed together. Each is known by its number here, from 0, and so is each stretch of its words.
 *
 * <p>Long texts are compared in stretches of {@value #STRETCH} words, so that what is said in one of them does not drown.
 */
final class Segment {

    /** About 120 words as they are written, every second of which says something. */
    static final int STRETCH = 60;

    /** How many words of a message its neighbours are found by as well. */
    static final int EDGE = 30;

    /** Without their meanings, which are among the vectors. */
    final List<Unit> units;

    final Postings postings;
    final Vectors vectors;

    /** The first stretch of each unit, and behind the last unit their number. */
    final int[] firstStretch;

    /** How many words each stretch has. */
    final int[] lengths;

    /** How many words all stretches have. */
    final long words;

    /** The units whose meaning nobody has found out yet. */
    final int[] unread;

    /** The names of those who said something. */
    final Set<String> speakers = new HashSet<>();

    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<UUID, int[]> sessions = new HashMap<>();

    Segment(List<Unit> units) {
        this.vectors = Vectors.of(units);
        this.units = units.stream().map(Unit::withoutMeaning).toList();
        firstStretch = new int[units.size() + 1];
        var bySession = new HashMap<UUID, List<Integer>>();
        for (int number = 0; number < units.size(); number++) {
            var unit = units.get(number);
            numbers.put(unit.id(), number);
            firstStretch[number + 1] = firstStretch[number] + stretches(unit.length());
            if (unit.speaker() != null) {
                speakers.add(unit.speaker());
            }
            if (unit.session() != null) {
                bySession
                        .computeIfAbsent(unit.session(), _ -> new ArrayList<>())
                        .add(number);
            }
        }
        bySession.forEach((session, members) -> sessions.put(
                session,
                members.stream()
                        .sorted(Comparator.comparing(number -> units.get(number).id()))
                        .mapToInt(Integer::intValue)
                        .toArray()));
        unread = IntStream.range(0, units.size())
                .filter(number -> !vectors.isRead(number))
                .toArray();
        lengths = new int[firstStretch[units.size()]];
        for (int number = 0; number < units.size(); number++) {
            Arrays.fill(lengths, firstStretch[number], firstStretch[number + 1], STRETCH);
            int behind = firstStretch[number + 1];
            lengths[behind - 1] = units.get(number).length() - STRETCH * (behind - 1 - firstStretch[number]);
        }
        postings = Postings.of(this);
        words = Arrays.stream(lengths).asLongStream().sum();
    }

    /** A text is cut so that no stretch is shorter than half of the others. */
    private static int stretches(int length) {
        return Math.max(1, (length + STRETCH / 2) / STRETCH);
    }

    /** The stretch of a unit in which a word is, the word's place given. */
    int stretch(int unit, int place) {
        return Math.min(firstStretch[unit] + place / STRETCH, firstStretch[unit + 1] - 1);
    }

    /** A unit with its meaning. */
    Unit whole(int number) {
        return vectors.whole(number, units.get(number));
    }

    int size() {
        return units.size();
    }

    /** The number of a unit; -1 when it is not here. */
    int number(UUID id) {
        return numbers.getOrDefault(id, -1);
    }

    /** The last message of a session before another one; -1 when there is none here. */
    int before(UUID session, UUID id) {
        var members = sessions.getOrDefault(session, new int[0]);
        int found = search(members, id);
        return found == 0 ? -1 : members[found - 1];
    }

    /** The first message of a session after another one; -1 when there is none here. */
    int after(UUID session, UUID id) {
        var members = sessions.getOrDefault(session, new int[0]);
        int found = search(members, id);
        if (found < members.length && units.get(members[found]).id().equals(id)) {
            found++;
        }
        return found == members.length ? -1 : members[found];
    }

    /** Notes which message follows which, as far as they are here. */
    void link(int[] previous, int[] next) {
        for (var members : sessions.values()) {
            for (int at = 1; at < members.length; at++) {
                previous[members[at]] = members[at - 1];
                next[members[at - 1]] = members[at];
            }
        }
    }

    /** How many of the members come before a message. */
    private int search(int[] members, UUID id) {
        int low = 0;
        int high = members.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (units.get(members[middle]).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        long own = 0;
        for (var unit : units) {
            own += 200 + 4L * unit.terms().length;
        }
        return own + 150L * units.size() + 4L * lengths.length + postings.bytes() + vectors.bytes();
    }
}
