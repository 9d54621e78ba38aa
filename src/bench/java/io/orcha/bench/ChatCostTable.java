package io.orcha.bench;

import java.io.PrintStream;
import java.util.List;

/** Prints what storing and scheduling add to a chat turn. */
final class ChatCostTable {

    private static final String ROW = "%-15s %5s %4s %-10s %7s %10s %9s %9s %12s %5s %13s %10s%n";

    private static final String ADDED =
            "%-15s %5s %4s   %-10s %+.4f ms service CPU (x %.2f), %+.4f ms postgres CPU, p50 %+.2f ms (x %.2f)%n";

    private ChatCostTable() {}

    static void print(PrintStream out, List<ChatCost> costs) {
        out.printf(
                ROW,
                "\nchat cost",
                "conn.",
                "jobs",
                "turn",
                "errors",
                "requests/s",
                "p50 ms",
                "p99 ms",
                "service CPU",
                "JIT",
                "postgres CPU",
                "summaries");
        for (var cost : costs) {
            row(out, cost, "temporary", cost.temporary());
            row(out, cost, "stored", cost.stored());
            row(out, cost, "learned", cost.learned());
        }
        out.println();
        for (var cost : costs) {
            added(out, cost, "storing", cost.storing());
            added(out, cost, "scheduling", cost.scheduling());
            added(out, cost, "both", cost.both());
        }
    }

    private static void row(PrintStream out, ChatCost cost, String turn, Figures figures) {
        out.printf(
                ROW,
                cost.shape().title(),
                cost.connections(),
                jobs(cost),
                turn,
                figures.errors(),
                "%.0f".formatted(figures.requestsPerSecond()),
                "%.2f".formatted(figures.p50Ms()),
                "%.2f".formatted(figures.p99Ms()),
                "%.4f".formatted(figures.serviceCpuMs()),
                "%.0f%%".formatted(figures.compilerShare() * 100),
                "%.4f".formatted(figures.postgresCpuMs()),
                "%.3f".formatted(figures.summariesPerRequest()));
    }

    private static void added(PrintStream out, ChatCost cost, String what, ChatCost.Added added) {
        out.printf(
                ADDED,
                cost.shape().title(),
                cost.connections(),
                jobs(cost),
                what,
                added.serviceCpuMs(),
                added.serviceCpuRatio(),
                added.postgresCpuMs(),
                added.p50Ms(),
                added.p50Ratio());
    }

    private static String jobs(ChatCost cost) {
        return cost.jobs() ? "on" : "off";
    }
}
