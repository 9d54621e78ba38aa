package io.orcha.model.offline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A memory as it is being brought up to date. */
final class MemoryLines {

    private final List<MemoryLine> lines = new ArrayList<>();
    private final Set<String> sentences = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final String original;
    private Profile profile = new Profile();
    private boolean changed;

    private MemoryLines(String original) {
        this.original = original;
    }

    static MemoryLines of(String memory) {
        var parsed = new MemoryLines(memory);
        if (!memory.isEmpty()) {
            for (var text : memory.split("\n", -1)) {
                parsed.lines.add(MemoryLine.of(text));
            }
        }
        parsed.learn();
        return parsed;
    }

    /**
     * Adds what the statements, oldest first, say beyond the memory. Messages that the memory was made from change nothing
     * when they come again, although an older one among them may contradict what holds now.
     */
    void addAll(List<Statement> statements, int maxUtf8Bytes) {
        var after = Profile.of(
                lines.stream().flatMap(line -> line.statements().stream()).toList());
        statements.forEach(after::add);
        var lasting = statements.stream()
                .filter(statement -> !(statement.replaceable()
                        && !after.holds(statement.facts().getFirst())))
                .toList();
        boolean repeated = lasting.stream().allMatch(statement -> sentences.contains(Canonical.of(statement.text())));
        if (!repeated || !after.agreesWith(profile)) {
            lasting.forEach(statement -> add(statement, maxUtf8Bytes));
        }
    }

    /** Adds a statement unless it is known, or too long to be kept at all. */
    private void add(Statement statement, int maxUtf8Bytes) {
        boolean holds = statement.facts().stream().allMatch(profile::holds);
        boolean repeated = sentences.contains(Canonical.of(statement.text()));
        boolean restated =
                !statement.facts().isEmpty() && holds && words.containsAll(ContentWords.of(statement.text()));
        var line = MemoryLine.of(MemoryLine.BULLET + statement.text());
        if ((repeated && holds) || restated || bytes(line.text()) > maxUtf8Bytes) {
            return;
        }
        changed = true;
        boolean stale = lines.removeIf(old -> old.text().equals(line.text()));
        int place = replace(statement);
        if (place >= 0) {
            lines.add(place, line);
            stale = true;
        } else {
            append(line);
        }
        if (stale) {
            learn();
        } else {
            learn(line);
        }
    }

    /** Takes out our lines that state only an older value of what is stated now; returns where the first one was. */
    private int replace(Statement statement) {
        int place = -1;
        for (var fact : statement.facts()) {
            for (int at = 0; fact.singleValued() && at < lines.size(); at++) {
                if (lines.get(at).statesOnly(fact.key())) {
                    lines.remove(at);
                    place = place < 0 ? at : Math.min(place, at);
                    at--;
                }
            }
        }
        return place;
    }

    private void append(MemoryLine line) {
        // A memory that ends in a line break keeps its last character: the empty piece behind it moves to the end.
        if (!lines.isEmpty() && lines.getLast().text().isEmpty()) {
            lines.add(lines.size() - 1, line);
        } else {
            lines.add(line);
        }
    }

    private void learn() {
        profile = new Profile();
        sentences.clear();
        words.clear();
        lines.forEach(this::learn);
    }

    private void learn(MemoryLine line) {
        line.statements().forEach(profile::add);
        sentences.addAll(line.sentences());
        words.addAll(line.words());
    }

    String within(int maxUtf8Bytes) {
        long size = lines.stream().mapToLong(line -> bytes(line.text()) + 1L).sum() - 1;
        if (size <= maxUtf8Bytes) {
            return changed ? joined(lines) : original;
        }
        var kept = new ArrayList<>(lines);
        var dropped = new HashSet<MemoryLine>();
        var leastFirst = new ArrayList<MemoryLine>(lines);
        leastFirst.sort(Comparator.comparing((MemoryLine line) -> bytes(line.text()) <= maxUtf8Bytes)
                .thenComparingInt(MemoryLine::importance));
        for (var line : leastFirst) {
            if (size <= maxUtf8Bytes) {
                break;
            }
            dropped.add(line);
            size -= bytes(line.text()) + 1L;
        }
        kept.removeIf(dropped::contains);
        return joined(kept);
    }

    private static String joined(List<MemoryLine> lines) {
        return String.join("\n", lines.stream().map(MemoryLine::text).toList());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
