package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds statements by the words that they share with a question. */
final class Recollection {

    private static final Map<String, Set<String>> RELATED = Map.of(
            "pet", stems(Lexicon.PETS),
            "sibl", Set.of("sister", "brother"),
            "parent", Set.of("mother", "father", "mum", "mom", "dad"),
            "kid", Set.of("son", "daughter", "child"),
            "child", Set.of("son", "daughter", "kid"),
            "car", Set.of("driv"));
    private static final int MOST = 3;
    private static final int LONGEST = 400;

    private final List<Statement> statements;

    Recollection(List<Statement> statements) {
        this.statements = statements;
    }

    /** "You told me: …" with the statements that fit the question best, or nothing. */
    String about(String question) {
        var wanted = ContentWords.of(question);
        var required = wanted.stream().filter(Lexicon::isRelation).toList();
        var best = new LinkedHashMap<String, Statement>();
        int bestScore = Math.max(1, wanted.size() / 2);
        for (var statement : statements) {
            var words = ContentWords.of(statement.text());
            int score =
                    (int) wanted.stream().filter(word -> matches(word, words)).count();
            boolean eligible =
                    statement.text().length() <= LONGEST && required.stream().allMatch(word -> matches(word, words));
            if (score > bestScore && eligible) {
                best.clear();
                bestScore = score;
            }
            if (score == bestScore && eligible) {
                var key = Canonical.of(statement.text());
                best.remove(key);
                best.put(key, statement);
            }
        }
        var newest = new ArrayList<>(best.values());
        return told(newest.subList(Math.max(0, newest.size() - MOST), newest.size()));
    }

    /** The statements as the assistant repeats them, or nothing when there are none. */
    static String told(List<Statement> statements) {
        return statements.isEmpty()
                ? ""
                : "You told me: "
                        + String.join(
                                "; ",
                                statements.stream()
                                        .map(statement -> Rewriting.embedded(SecondPerson.of(statement.text())))
                                        .toList())
                        + ".";
    }

    private static boolean matches(String wanted, Set<String> words) {
        return words.contains(wanted)
                || RELATED.getOrDefault(wanted, Set.of()).stream().anyMatch(words::contains);
    }

    private static Set<String> stems(Set<String> words) {
        return words.stream().map(ContentWords::stem).collect(Collectors.toUnmodifiableSet());
    }
}
