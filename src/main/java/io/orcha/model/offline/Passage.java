package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sentence of a memory and what it says; two with the same text are still two. */
final class Passage {

    /** "Tom and I split up" is one clause, although "and I" begins one elsewhere. */
    private static final Pattern PARTED = Pattern.compile(
            "^(?:.*, )?([\\p{L}' -]+) and I (?:have |are |recently |just |finally |got )*(?:broken? up|split up|split|separated|divorced"
                    + "|parted ways|called it quits|over|no longer together)\\b",
            Pattern.CASE_INSENSITIVE);

    /** "Ana and I are a couple" is one clause for the same reason. */
    private static final Pattern COUPLE = Pattern.compile(
            "^([\\p{Lu}][\\p{L}'-]*) and I (?:are|have been|became|have become|got) (?:now |back )?(?:an? )?(?:couple|item|together|dating|engaged|married)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FAVOURITE = Pattern.compile(
            "^(?:When it comes to|As for|Regarding|Speaking of) (?:an?|my|the|our) favou?rite ([\\w ]{2,30}), (?:I (?:would )?(?:pick|choose|take|prefer|go"
                    + " with|say)|it is|it['’]s|nothing beats) (.+)",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final String canonical;
    private final Set<String> sayings;
    private final List<ClauseReading> readings;
    private final List<Statement> statements;
    private final @Nullable Original original;
    private final Set<UUID> sources;
    private final Set<UUID> newSources = new LinkedHashSet<>();
    private boolean pinned;

    /** A sentence as it stood in the memory before. */
    record Original(String text, List<UUID> sources) {}

    private Passage(
            String text,
            List<Statement> statements,
            List<ClauseReading> readings,
            @Nullable Original original,
            Set<UUID> sources) {
        this.text = text;
        this.canonical = Canonical.of(text);
        this.sayings = statements.stream()
                .map(statement -> statement.text().equals(text) ? canonical : Canonical.of(statement.text()))
                .collect(Collectors.toUnmodifiableSet());
        this.statements = statements;
        this.readings = readings;
        this.original = original;
        this.sources = sources;
    }

    /** A sentence of the memory, by whomever; {@code context} is what was before it on the line and the user's name. */
    static Passage of(Original original, Context context) {
        return read(original.text(), context, original, new LinkedHashSet<>(original.sources()));
    }

    /** A sentence that the user said now. */
    static Passage said(String sentence, Context context, Set<UUID> by) {
        var passage = read(sentence, context, null, new LinkedHashSet<>(by));
        passage.newSources.addAll(by);
        return passage;
    }

    /** What is left of this one, with the evidence of the whole. */
    Passage rewritten(String left) {
        var passage = read(left, new Context(), original, new LinkedHashSet<>(sources));
        passage.newSources.addAll(sources);
        if (pinned) {
            passage.pin();
        }
        return passage;
    }

    private static Passage read(String text, Context context, @Nullable Original original, Set<UUID> sources) {
        var first = ThirdPerson.toFirst(text, context.name);
        var statements =
                StatementExtractor.statements(first).stream().map(Statement::of).toList();
        var readings = new ArrayList<ClauseReading>();
        for (var statement : statements) {
            for (var sentence : Sentences.of(statement.text())) {
                @Nullable Clause before = null;
                for (var clause : Clauses.of(plainly(sentence))) {
                    var reading = ClauseReading.of(clause, context.subject, before);
                    before = clause;
                    context.subject = reading.subject();
                    readings.add(reading);
                }
            }
            context.learn(statement);
        }
        return new Passage(text, statements, List.copyOf(readings), original, sources);
    }

    private static String plainly(String sentence) {
        var favourite = FAVOURITE.matcher(sentence);
        return favourite.find()
                ? favourite.replaceFirst("My favourite $1 is $2")
                : COUPLE.matcher(PARTED.matcher(sentence).replaceFirst("I broke up with $1"))
                        .replaceFirst("I am dating $1");
    }

    String text() {
        return text;
    }

    String canonical() {
        return canonical;
    }

    List<ClauseReading> readings() {
        return readings;
    }

    List<Fact> facts() {
        return statements.stream().flatMap(s -> s.facts().stream()).toList();
    }

    @Nullable Original original() {
        return original;
    }

    boolean pinned() {
        return pinned;
    }

    void pin() {
        pinned = true;
    }

    void supportedBy(Set<UUID> messages) {
        messages.stream().filter(sources::add).forEach(newSources::add);
    }

    /** The messages that support it and were not known to. */
    List<UUID> newSources() {
        return List.copyOf(newSources);
    }

    Set<UUID> sources() {
        return sources;
    }

    Set<String> stems() {
        var stems = new HashSet<String>();
        readings.forEach(reading -> stems.addAll(reading.stems()));
        return stems;
    }

    /** The names and numbers in it. */
    Set<String> particulars() {
        var found = new HashSet<String>();
        var words = Word.of(text);
        for (int at = 0; at < words.size(); at++) {
            int first = text.codePointAt(words.get(at).start());
            if (Character.isDigit(first) || (at > 0 && Character.isUpperCase(first))) {
                found.add(words.get(at).norm());
            }
        }
        return found;
    }

    /** Whether it says nothing but one fact with this key, of which only one can hold. */
    boolean statesOnly(String key) {
        return statements.size() == 1
                && statements.getFirst().replaceable()
                && statements.getFirst().facts().getFirst().key().equals(key);
    }

    boolean says(String canonicalText) {
        return canonical.equals(canonicalText) || sayings.contains(canonicalText);
    }

    /** What the sentences before tell about the next one. */
    static final class Context {
        private String name = "";
        private String subject = "";

        void newLine() {
            subject = "";
        }

        private void learn(Statement statement) {
            for (var fact : statement.facts()) {
                if (fact instanceof Fact.Name named) {
                    name = named.value().toLowerCase(Locale.ROOT);
                }
            }
        }
    }
}
