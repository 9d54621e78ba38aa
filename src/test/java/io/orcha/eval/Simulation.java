package io.orcha.eval;

import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.SummaryRequest;
import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rolls a year up with a summariser, as the service does, over the contract alone. */
final class Simulation {

    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    private final Summariser summariser;
    private final int maxBytes;
    private final Set<String> pinned = new LinkedHashSet<>();
    private final Map<String, Set<UUID>> sources = new LinkedHashMap<>();
    private @Nullable String content;
    private int unexplained;
    private final List<Statement> pending = new ArrayList<>();
    private long messages;

    /**
     * What came of a year.
     *
     * @param memory the text in the end
     * @param unexplained how many sentences went without a change that says why
     */
    record Outcome(List<Planted> facts, String memory, int maxBytes, int unexplained) {

        List<String> sentences() {
            return memory.lines().map(Simulation::bare).toList();
        }
    }

    private Simulation(Summariser summariser, int maxBytes) {
        this.summariser = summariser;
        this.maxBytes = maxBytes;
    }

    static Outcome run(Year year, Summariser summariser, int maxBytes) {
        var simulation = new Simulation(summariser, maxBytes);
        var step = Duration.ofDays(365).dividedBy(year.rollUps());
        for (int rollUp = 0; rollUp < year.rollUps(); rollUp++) {
            simulation.rollUp(year.messages(rollUp), START.plus(step.multipliedBy(rollUp)));
            simulation.pin(year, rollUp);
        }
        var memory = simulation.content == null ? "" : simulation.content;
        return new Outcome(year.facts(), memory, maxBytes, simulation.unexplained);
    }

    private void rollUp(List<String> said, Instant at) {

        for (var text : said) {
            pending.add(new Statement(new UUID(0, ++messages), at, text));
        }
        var before = content == null
                ? List.<String>of()
                : content.lines().map(Simulation::bare).toList();
        var notes = before.stream().map(text -> new Note(text, sourcesOf(text))).toList();
        var request = new SummaryRequest(
                content, notes, pending, List.copyOf(pinned), List.of(), ZoneId.of("Europe/Lisbon"), "en", maxBytes);
        Draft draft;
        try {
            draft = summariser.merge(request);
        } catch (ModelException _) {
            return; // As in the service, the memory stays and the next roll-up has these statements again.
        }
        pending.clear();
        for (var learned : draft.learned()) {
            sources.computeIfAbsent(learned.text(), _ -> new LinkedHashSet<>()).addAll(learned.sources());
        }
        content = draft.content();
        unexplained += (int) before.stream()
                .filter(sentence -> content == null || !content.contains(sentence))
                .filter(sentence ->
                        draft.changes().stream().map(Draft.Change::removed).noneMatch(sentence::contains))
                .count();
    }

    private void pin(Year year, int rollUp) {
        for (var fact : year.facts()) {
            if (fact.pinned() && fact.newest().rollUp() == rollUp && content != null) {
                content.lines()
                        .map(Simulation::bare)
                        .filter(sentence -> fact.retainedIn(List.of(sentence)))
                        .findFirst()
                        .ifPresent(pinned::add);
            }
        }
    }

    private List<UUID> sourcesOf(String text) {
        return sources.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
    }

    private static String bare(String line) {
        return line.startsWith("- ") ? line.substring(2) : line.strip();
    }
}
