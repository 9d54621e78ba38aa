package io.orcha.model.offline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A memory as it is being brought up to date. */
final class MemoryLines {

    private static final String BULLET = "- ";

    private final List<Line> lines = new ArrayList<>();
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
                parsed.lines.add(Line.of(text));
            }
        }
        parsed.learn();
        return parsed;
    }

    /** Adds a statement unless it is known, or too long to be kept at all. */
    void add(Statement statement, int maxUtf8Bytes) {
        boolean holds = statement.facts().stream().allMatch(profile::holds);
        boolean repeated = sentences.contains(Canonical.of(statement.text()));
        boolean restated = !statement.facts().isEmpty() && holds && words.containsAll(ContentWords.of(statement.text()));
        var line = Line.of(BULLET + statement.text());
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

    private void append(Line line) {
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

    private void learn(Line line) {
        for (var statement : line.statements()) {
            profile.add(statement);
            sentences.add(Canonical.of(statement.text()));
            words.addAll(ContentWords.of(statement.text()));
        }
        sentences.add(Canonical.of(MemoryText.bare(line.text())));
    }

    String within(int maxUtf8Bytes) {
        long size = lines.stream().mapToLong(line -> bytes(line.text()) + 1L).sum() - 1;
        if (size <= maxUtf8Bytes) {
            return changed ? joined(lines) : original;
        }
        var kept = new ArrayList<>(lines);
        var dropped = new HashSet<Line>();
        var leastFirst = new ArrayList<Line>(lines);
        leastFirst.sort(Comparator.comparing((Line line) -> bytes(line.text()) <= maxUtf8Bytes)
                .thenComparingInt(Line::importance));
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

    private static String joined(List<Line> lines) {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** One line of a memory; two lines with the same text are still two. */
    private static final class Line {

        private final String text;
        private final List<Statement> statements;

        private Line(String text, List<Statement> statements) {
            this.text = text;
            this.statements = statements;
        }

        static Line of(String text) {
            return new Line(text, MemoryText.statements(text));
        }

        String text() {
            return text;
        }

        List<Statement> statements() {
            return statements;
        }

        boolean statesOnly(String key) {
            return text.startsWith(BULLET)
                    && statements.size() == 1
                    && text.equals(BULLET + statements.getFirst().text())
                    && statements.getFirst().statesOnlyOneFact()
                    && statements.getFirst().facts().getFirst().singleValued()
                    && statements.getFirst().facts().getFirst().key().equals(key);
        }

        int importance() {
            return statements.stream()
                    .flatMap(statement -> statement.facts().stream())
                    .mapToInt(Line::importance)
                    .max()
                    .orElse(0);
        }

        private static int importance(Fact fact) {
            return switch (fact) {
                case Fact.Name _, Fact.Allergy _, Fact.Birthday _ -> 2;
                case Fact.Relation relation ->
                    Word.of(relation.noun()).stream().anyMatch(word -> word.isAnyOf(Lexicon.FAMILY)) ? 2 : 1;
                case Fact.Like _, Fact.Dislike _, Fact.Favourite _, Fact.Residence _, Fact.Origin _ -> 1;
                case Fact.Work _, Fact.Age _, Fact.Ended _ -> 1;
            };
        }
    }
}
