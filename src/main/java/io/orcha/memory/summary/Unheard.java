package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what the user stated and a summary says nothing of. What rules see as a statement counts, unless something that was
 * said later contradicts it. A message that a sentence cites is taken as heard, except for what its author says of
 * themselves there: that has to be touched by one of those sentences.
 */
final class Unheard {

    /** The commonest words for oneself; in other languages a message that is cited is heard as a whole. */
    private static final Pattern FIRST_PERSON = Pattern.compile(
            "(?<![\\p{L}\\d])(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|ich|mein\\p{L}*|wir|je|j['’]\\p{L}+|mon|ma|mes|yo|mi|mis|eu|meu|minha)"
                    + "(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Words that make the opposite of a sentence that is otherwise the same. */
    private static final Pattern NEGATION = Pattern.compile(
            "(?<![\\p{L}\\d])(?:no|not|never|cannot|\\p{L}+n['’]t|nicht|kein\\p{L}*|nie|pas|jamais|nunca|não|non|mai|niet|geen)"
                    + "(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Summariser rules;

    Unheard(Summariser rules) {
        this.rules = rules;
    }

    /**
     * The facts of the request's statements, each on one line, dated, with the messages that state it. One that alone is
     * longer than a memory may be is none.
     */
    List<Learned> facts(SummaryRequest request) {
        var stated = rules.merge(new SummaryRequest(
                null,
                List.of(),
                request.statements(),
                List.of(),
                List.of(),
                request.zone(),
                request.language(),
                Integer.MAX_VALUE));
        var facts = new ArrayList<Learned>();
        var content = stated.content();
        if (content != null) {
            for (var line : content.lines().map(Evidence::withoutBullet).toList()) {
                var sources = stated.learned().stream()
                        .filter(learned -> line.contains(learned.text()))
                        .flatMap(learned -> learned.sources().stream())
                        .distinct()
                        .toList();
                if (!sources.isEmpty() && SummaryBudget.bytes(line) < request.maxBytes()) {
                    facts.add(new Learned(line, sources));
                }
            }
        }
        return facts;
    }

    /** Those of some facts that the lines say nothing of. */
    static List<Learned> of(List<Learned> facts, List<SummaryLine> lines) {
        return facts.stream().filter(fact -> !isHeard(fact, lines)).toList();
    }

    private static boolean isHeard(Learned fact, List<SummaryLine> lines) {
        var words = EvidenceWords.of(fact.text());
        boolean negated = NEGATION.matcher(fact.text()).find();
        boolean said = lines.stream()
                .anyMatch(line -> negated == NEGATION.matcher(line.text()).find()
                        && EvidenceWords.of(line.text()).holdsAll(words));
        if (said) {
            return true;
        }
        var citing = lines.stream()
                .filter(line -> line.sources().stream()
                        .anyMatch(source -> source.kind() == Evidence.Kind.STATEMENT
                                && fact.sources().containsAll(source.messages())))
                .toList();
        return !citing.isEmpty()
                && (!FIRST_PERSON.matcher(fact.text()).find()
                        || citing.stream().anyMatch(line -> words.touches(EvidenceWords.of(line.text()))));
    }
}
