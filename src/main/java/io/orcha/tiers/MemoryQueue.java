package io.orcha.tiers;

import io.orcha.platform.RecentFigures;
import io.orcha.platform.jobs.Jobs;
import io.orcha.platform.jobs.ScheduledJob.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The background work of the memory that there is to do. The database is asked at most every few seconds, whoever asks. */
@ApplicationScoped
class MemoryQueue {

    private static final Duration KEPT = Duration.ofSeconds(5);

    /** What is learned, indexed and summarised; not what the service does for itself. */
    private static final Set<String> KINDS = Set.of("roll-up", "recall", "graph", "conversation");

    private final RecentFigures<List<Jobs.Count>> counts;

    MemoryQueue(Jobs jobs, Clock clock) {
        this.counts = new RecentFigures<>(KEPT, clock, jobs::count);
    }

    /**
     * Jobs of a kind.
     *
     * @param waiting until they are due, or for a thread
     * @param failed they will be tried again
     * @param dead they failed too often, and wait to be told to go on
     */
    @Schema(name = "QueuedJobs")
    record Waiting(String job, long waiting, long running, long failed, long dead) {}

    /** What there was to do at most some seconds ago; nothing while the database is away. */
    List<Waiting> recent() {
        var all = counts.get();
        if (all == null) {
            return List.of();
        }
        return all.stream()
                .filter(count -> isOfMemory(count.job()))
                .collect(Collectors.groupingBy(Jobs.Count::job))
                .entrySet()
                .stream()
                .map(kind -> new Waiting(
                        kind.getKey(),
                        sum(kind.getValue(), State.WAITING),
                        sum(kind.getValue(), State.RUNNING),
                        sum(kind.getValue(), State.RETRYING),
                        sum(kind.getValue(), State.DEAD)))
                .sorted(Comparator.comparing(Waiting::job))
                .toList();
    }

    private static boolean isOfMemory(String job) {
        return KINDS.stream().anyMatch(kind -> job.equals(kind) || job.startsWith(kind + "-"));
    }

    private static long sum(List<Jobs.Count> counts, State state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(Jobs.Count::jobs)
                .sum();
    }
}
