package io.orcha.recall.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Which message follows which: of each unit's number that of the one before and after it in its session; -1 for none. */
final class Links {

    final int[] previous;
    final int[] next;

    private final List<Segment> segments;
    private final int from;

    /** @param from the number of the first unit of the last segment, whose units are new or have new numbers */
    Links(List<Segment> segments, int from) {
        this.segments = segments;
        this.from = from;
        int size = from + segments.getLast().size();
        previous = new int[size];
        next = new int[size];
        Arrays.fill(previous, -1);
        Arrays.fill(next, -1);
    }

    /** Takes over the links of units that keep their numbers, and finds those of the last segment's. */
    void take(int[] formerPrevious, int[] formerNext) {
        for (int number = 0; number < from; number++) {
            previous[number] = formerPrevious[number] < from ? formerPrevious[number] : -1;
            next[number] = formerNext[number] < from ? formerNext[number] : -1;
        }
        var last = segments.getLast();
        if (segments.size() == 1) {
            last.link(previous, next);
            return;
        }
        for (int number = 0; number < last.size(); number++) {
            var session = last.units.get(number).session();
            if (session != null) {
                link(from + number, session, last.units.get(number).id());
            }
        }
    }

    private void link(int number, UUID session, UUID id) {
        int before = -1;
        int after = -1;
        int first = 0;
        for (var segment : segments) {
            int found = segment.before(session, id);
            if (found >= 0 && (before < 0 || id(segment, found).compareTo(id(before)) >= 0)) {
                before = first + found;
            }
            found = segment.after(session, id);
            if (found >= 0 && (after < 0 || id(segment, found).compareTo(id(after)) <= 0)) {
                after = first + found;
            }
            first += segment.size();
        }
        join(before, number);
        join(number, after);
    }

    private void join(int before, int after) {
        if (before >= 0) {
            next[before] = after;
        }
        if (after >= 0) {
            previous[after] = before;
        }
    }

    private static UUID id(Segment segment, int number) {
        return segment.units.get(number).id();
    }

    private UUID id(int number) {
        int first = 0;
        for (var segment : segments) {
            if (number < first + segment.size()) {
                return id(segment, number - first);
            }
            first += segment.size();
        }
        throw new IllegalArgumentException("no unit has the number " + number);
    }
}
