package io.orcha.model.offline;

import io.orcha.model.offline.Merged.Why;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A memory as it is being brought up to date. */
final class MemoryLines {

    private static final Set<String> CONTINUES = Lexicon.words("he she they his her their");

    private final List<MemoryLine> lines = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();
    private final String original;
    private boolean changed;

    /** A sentence of the old text that went, with what took its place. */
    private record Departure(Passage passage, @Nullable Passage successor, Why why) {}

    private MemoryLines(String original) {
        this.original = original;
    }

    static MemoryLines of(String memory, List<Passage.Original> notes) {
        var parsed = new MemoryLines(memory);
        if (!memory.isEmpty()) {
            var sentences = new MemoryLine.Notes(notes);
            var context = new Passage.Context();
            for (var text : memory.split("\n", -1)) {
                parsed.lines.add(MemoryLine.of(text, sentences, context));
            }
        }
        return parsed;
    }

    /** Protects the sentences that the user pinned, and puts back those that the text lacks. */
    void pin(Collection<String> pinned) {
        for (var sentence : pinned) {
            var canonical = Canonical.of(sentence);
            var found = passages()
                    .filter(passage -> passage.canonical().equals(canonical)
                            || (!passage.canonical().isEmpty()
                                    && (" " + canonical + " ").contains(" " + passage.canonical() + " ")))
                    .toList();
            found.forEach(Passage::pin);
            boolean there = (" " + Canonical.of(text()) + " ").contains(" " + canonical + " ");
            if (!there && !canonical.isEmpty()) {
                var passage = Passage.said(sentence, new Passage.Context(), Set.of());
                passage.pin();
                append(MemoryLine.added(List.of(passage)));
            }
        }
    }

    Stream<Passage> passages() {
        return lines.stream().flatMap(line -> line.passages().stream());
    }

    List<MemoryLine> lines() {
        return lines;
    }

    /** Adds what a statement says beyond the memory, and takes out what it contradicts. */
    void add(String statement, Set<UUID> sources, int maxUtf8Bytes) {
        var context = new Passage.Context();
        var said = Sentences.of(statement).stream()
                .map(sentence -> Passage.said(sentence, context, sources))
                .toList();
        var line = MemoryLine.added(said);
        if (said.isEmpty() || bytes(line.text()) > maxUtf8Bytes) {
            return;
        }
        var known = said.stream().map(this::knownAs).toList();
        int place = takeOut(said, known);
        boolean allKnown = known.stream().noneMatch(List::isEmpty);
        if (allKnown) {
            known.forEach(passages -> passages.forEach(passage -> passage.supportedBy(sources)));
        } else if (place >= 0) {
            lines.add(place, line);
            changed = true;
        } else {
            append(line);
        }
    }

    /** The sentences of the memory that together say all that this one says; none when something is new. */
    private List<Passage> knownAs(Passage said) {
        var same = passages().filter(passage -> passage.says(said.canonical())).toList();
        if (!same.isEmpty() || said.readings().isEmpty()) {
            return same;
        }
        var together = new LinkedHashSet<Passage>();
        for (var reading : said.readings()) {
            var one = passages()
                    .filter(passage -> passage.readings().stream().anyMatch(old -> reading.isWithin(old))
                            || within(reading, passage))
                    .findFirst();
            if (one.isEmpty()) {
                return List.of();
            }
            together.add(one.get());
        }
        return List.copyOf(together);
    }

    /** "My name is Fred and I love Python" says all of "Fred loves Python" only if the facts agree as well. */
    private static boolean within(ClauseReading reading, Passage passage) {
        var claims = passage.readings().stream()
                .flatMap(old -> old.claims().stream())
                .toList();
        return !reading.claims().isEmpty()
                && claims.containsAll(reading.claims())
                && passage.stems().containsAll(reading.stems());
    }

    /** Takes out what is contradicted; returns the place of the first line that went as a whole, or -1. */
    private int takeOut(List<Passage> said, List<List<Passage>> known) {
        int place = -1;
        var corrections =
                said.stream().map(newer -> Correction.in(newer.text())).toList();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            boolean hadText = !line.passages().isEmpty();
            for (int i = line.passages().size() - 1; i >= 0; i--) {
                var old = line.passages().get(i);
                boolean same = known.stream().anyMatch(passages -> passages.contains(old));
                if (!old.pinned() && !same) {
                    oust(line, i, said, corrections);
                }
            }
            if (hadText && line.isEmpty()) {
                lines.remove(at);
                place = place < 0 ? at : place;
                at--;
            }
        }
        return place;
    }

    private void oust(MemoryLine line, int at, List<Passage> said, List<List<Correction>> allCorrections) {
        var old = line.passages().get(at);
        for (int i = 0; i < said.size(); i++) {
            var newer = said.get(i);
            var corrections = allCorrections.get(i);
            var renamed = renamed(old, corrections);
            if (renamed != null) {
                replace(line, at, renamed, Why.CONTRADICTED);
                return;
            }
            var stale = Contradiction.stale(old, newer, corrections);
            if (!stale.isEmpty()) {
                var left = Contradiction.left(old, newer, corrections, stale);
                if (left.isEmpty()) {
                    remove(line, at, newer, Why.CONTRADICTED);
                } else {
                    replace(line, at, old.rewritten(left), Why.CONTRADICTED);
                }
                return;
            }
        }
    }

    /** The sentence with the right name in place of the wrong one, when it says more than the name. */
    private static @Nullable Passage renamed(Passage old, List<Correction> corrections) {
        for (var correction : corrections) {
            if (correction.ofNames()) {
                var word = Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(correction.wrong()) + "(?![\\p{L}\\d])");
                boolean more = old.stems().size() > correction.stems().size() + 1;
                if (more && word.matcher(old.text()).find()) {
                    return old.rewritten(
                            word.matcher(old.text()).replaceAll(Matcher.quoteReplacement(correction.right())));
                }
            }
        }
        return null;
    }

    void replace(MemoryLine line, int at, Passage successor, Why why) {
        var old = line.passages().get(at);
        line.replace(at, successor);
        departures.add(new Departure(old, successor, why));
        changed = true;
    }

    /** Removes a sentence and those that go on speaking of it as "he" or "she". */
    void remove(MemoryLine line, int at, @Nullable Passage successor, Why why) {
        departures.add(new Departure(line.passages().get(at), successor, why));
        line.remove(at);
        changed = true;
        while (at < line.passages().size()
                && !line.passages().get(at).pinned()
                && continues(line.passages().get(at))) {
            departures.add(new Departure(line.passages().get(at), successor, why));
            line.remove(at);
        }
    }

    void removeEmptyLines() {
        lines.removeIf(MemoryLine::isEmpty);
    }

    /** Removes a line in which nothing is said, such as a heading. */
    void removeLine(MemoryLine line) {
        lines.remove(line);
        changed = true;
    }

    private static boolean continues(Passage passage) {
        var words = Word.of(passage.text());
        return !words.isEmpty() && words.getFirst().isAnyOf(CONTINUES);
    }

    private void append(MemoryLine line) {
        changed = true;
        // A memory that ends in a line break keeps its last character: the empty piece behind it moves to the end.
        if (!lines.isEmpty() && lines.getLast().text().isEmpty()) {
            lines.add(lines.size() - 1, line);
        } else {
            lines.add(line);
        }
    }

    long size() {
        return lines.stream().mapToLong(line -> bytes(line.text()) + 1L).sum() - 1;
    }

    String text() {
        return changed ? String.join("\n", lines.stream().map(MemoryLine::text).toList()) : original;
    }

    Merged merged() {
        var present = new HashSet<>(passages().toList());
        var learned = passages()
                .filter(passage -> !passage.newSources().isEmpty())
                .map(passage -> new Merged.Learned(passage.text(), passage.newSources()))
                .toList();
        var gone = departures.stream()
                .filter(departure -> departure.passage().original() != null && isLast(departure))
                .map(departure -> gone(departure, present))
                .toList();
        return new Merged(text(), learned, gone);
    }

    /** Of a sentence that was cut twice, only what became of it in the end is told. */
    private boolean isLast(Departure departure) {
        return departures.stream()
                .noneMatch(later -> later.passage().equals(departure.successor())
                        && Objects.equals(
                                later.passage().original(), departure.passage().original()));
    }

    private Merged.Gone gone(Departure departure, Set<Passage> present) {
        var successor = departure.successor();
        var text = Objects.requireNonNull(departure.passage().original()).text();
        return new Merged.Gone(
                text, successor != null && present.contains(successor) ? successor.text() : null, departure.why());
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
