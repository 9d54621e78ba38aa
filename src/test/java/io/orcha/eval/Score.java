package io.orcha.eval;

import io.orcha.eval.Simulation.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Predicate;

/** How much of a year a memory holds. */
record Score(Outcome outcome) {

    private static final String ROW = "%-17s %5s %9s %9s %9s %7s %9s%n";

    /** The fraction of these facts whose newest value is in memory; not a number when there are none. */
    double retained(Predicate<Planted> which) {
        var facts = outcome.facts().stream().filter(which).toList();
        var sentences = outcome.sentences();
        return facts.isEmpty()
                ? Double.NaN
                : (double) facts.stream()
                                .filter(fact -> fact.retainedIn(sentences))
                                .count()
                        / facts.size();
    }

    /** How many of these facts are in memory with a value that no longer holds. */
    long stale(Predicate<Planted> which) {
        var sentences = outcome.sentences();
        return outcome.facts().stream()
                .filter(which)
                .filter(fact -> fact.staleIn(sentences))
                .count();
    }

    List<Planted> staleFacts() {
        var sentences = outcome.sentences();
        return outcome.facts().stream().filter(fact -> fact.staleIn(sentences)).toList();
    }

    List<Planted> lostFacts() {
        var sentences = outcome.sentences();
        return outcome.facts().stream()
                .filter(fact -> !fact.retainedIn(sentences))
                .toList();
    }

    void print(PrintStream out, String title) {
        out.printf(
                "%n%s: %d facts, budget of %d bytes, %d used, %d sentences gone unexplained%n",
                title,
                outcome.facts().size(),
                outcome.maxBytes(),
                outcome.memory().getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                outcome.unexplained());
        out.printf(ROW, "kind", "facts", "retained", "tuned", "held out", "stale", "held out");
        for (var kind : Kind.values()) {
            row(out, kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), fact -> fact.kind() == kind);
        }
        row(out, "— all", _ -> true);
        row(out, "— changed", Planted::changed);
        row(out, "— identity", fact -> fact.kind().identity);
        row(out, "— pinned", Planted::pinned);
    }

    private void row(PrintStream out, String name, Predicate<Planted> which) {
        out.printf(
                ROW,
                name,
                outcome.facts().stream().filter(which).count(),
                percent(retained(which)),
                percent(retained(which.and(fact -> !fact.heldOut()))),
                percent(retained(which.and(Planted::heldOut))),
                stale(which.and(fact -> !fact.heldOut())),
                stale(which.and(Planted::heldOut)));
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : "%.0f %%".formatted(fraction * 100);
    }
}
