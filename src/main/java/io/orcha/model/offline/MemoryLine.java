package io.orcha.model.offline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One line of a memory and what it says; two lines with the same text are still two. */
final class MemoryLine {

    /** What a line begins with that this package wrote. */
    static final String BULLET = "- ";

    private final String text;
    private final List<Statement> statements;
    private final Set<String> sentences = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    private MemoryLine(String text, List<Statement> statements) {
        this.text = text;
        this.statements = statements;
        sentences.add(Canonical.of(MemoryText.bare(text)));
        for (var statement : statements) {
            sentences.add(Canonical.of(statement.text()));
            words.addAll(ContentWords.of(statement.text()));
        }
    }

    static MemoryLine of(String text) {
        return new MemoryLine(text, MemoryText.statements(text));
    }

    String text() {
        return text;
    }

    List<Statement> statements() {
        return statements;
    }

    /** The canonical forms of the line and of its statements. */
    Set<String> sentences() {
        return sentences;
    }

    /** The words of its statements that carry meaning. */
    Set<String> words() {
        return words;
    }

    /** Whether this is a line of ours that says nothing but a fact with this key, of which only one can hold. */
    boolean statesOnly(String key) {
        if (!text.startsWith(BULLET) || statements.size() != 1) {
            return false;
        }
        var statement = statements.getFirst();
        return text.equals(BULLET + statement.text())
                && statement.replaceable()
                && statement.facts().getFirst().key().equals(key);
    }

    /** How long the line stays when memory is full: identity and family longest. */
    int importance() {
        return statements.stream()
                .flatMap(statement -> statement.facts().stream())
                .mapToInt(MemoryLine::importance)
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
