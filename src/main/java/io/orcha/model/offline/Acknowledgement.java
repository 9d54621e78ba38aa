package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says back what the newest message stated, so that the user sees what was understood. */
final class Acknowledgement {

    private static final Set<String> ENGLISH =
            Lexicon.words("i my the is are we our have has and of to with for it were does called call an");
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private Acknowledgement() {}

    /** The acknowledgement, or nothing when nothing was stated. */
    static String of(List<Statement> statements) {
        var names = statements.stream()
                .flatMap(statement -> statement.facts().stream())
                .filter(Fact.Name.class::isInstance)
                .toList();
        var greeting =
                names.isEmpty() ? "" : "Nice to meet you, " + names.getLast().value() + ".";
        var remembered = new ArrayList<String>();
        var quoted = new ArrayList<String>();
        for (var statement : statements) {
            if (isEnglish(statement.text())) {
                remembered.addAll(beyondName(statement.text()));
            } else if (statement.facts().isEmpty()) {
                quoted.add(statement.text());
            } else {
                statement.facts().stream()
                        .filter(fact -> !(fact instanceof Fact.Name))
                        .map(fact -> Rewriting.embedded(Answers.say(fact)))
                        .forEach(remembered::add);
            }
        }
        return Answers.join(Stream.of(greeting, remember(remembered), quote(quoted)));
    }

    private static String remember(List<String> clauses) {
        if (clauses.isEmpty()) {
            return "";
        }
        if (clauses.size() > MOST || clauses.stream().anyMatch(clause -> clause.length() > LONGEST)) {
            return clauses.size() == 1
                    ? "I'll remember what you told me."
                    : "I'll remember what you told me (" + clauses.size() + " things).";
        }
        return "I'll remember that " + Rewriting.enumeration(clauses) + ".";
    }

    private static String quote(List<String> texts) {
        if (texts.isEmpty()) {
            return "";
        }
        boolean brief = texts.size() <= MOST && texts.stream().allMatch(text -> text.length() <= LONGEST);
        return brief ? "I'll remember: " + String.join(" ", texts) : "I'll remember what you wrote.";
    }

    /** The sentences in second person, without the clauses that only give the name. */
    private static List<String> beyondName(String text) {
        var parts = new ArrayList<String>();
        for (var sentence : Sentences.of(text)) {
            for (var clause : Clauses.of(sentence)) {
                boolean name = Statement.factsOf(clause).stream().anyMatch(Fact.Name.class::isInstance);
                if (!name) {
                    parts.add(secondPerson(sentence, clause));
                    break;
                }
            }
        }
        return parts;
    }

    private static String secondPerson(String sentence, Clause from) {
        var first = from.words().getFirst();
        var omitted = first.start() == first.end() ? "I " : "";
        return Rewriting.embedded(SecondPerson.of(omitted + sentence.substring(first.start())));
    }

    private static boolean isEnglish(String text) {
        return Word.of(text).stream().anyMatch(word -> word.isAnyOf(ENGLISH));
    }
}
