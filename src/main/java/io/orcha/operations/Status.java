package io.orcha.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.operations.TableSizes.Table;
import io.orcha.platform.jobs.JobPauses.Pause;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the service is, as an operator reads it.
 *
 * @param status always {@code ok}: the question was answered
 * @param version of the service
 * @param draining whether this replica is being taken out of service
 * @param database null while it is away
 * @param jobs by kind and state, of the whole database
 * @param degraded what does not work as it should; empty when all is well
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ServiceStatus")
record Status(
        String status,
        String version,
        boolean draining,
        @Nullable DatabaseStatus database,
        ModelStatus model,
        WorkerStatus workers,
        List<JobCount> jobs,
        List<Table> tables,
        List<Degraded> degraded) {

    /**
     * @param kind {@code embedded} or {@code configured}
     * @param vector whether the extension pgvector could be used
     * @param latencyMs how long one statement that does nothing took
     */
    record DatabaseStatus(String kind, String version, boolean vector, double latencyMs, long bytes) {}

    record ModelStatus(String provider, String name, List<CircuitStatus> circuits) {}

    /**
     * @param use {@code chat} or {@code background}
     * @param state {@code closed} when calls are let through, else {@code open} or {@code half_open}
     * @param retries since the start
     */
    record CircuitStatus(String use, String state, long retries) {}

    /**
     * @param state of this replica's workers: {@code on}, {@code draining} or {@code off}
     * @param paused kinds of jobs that no replica runs
     */
    record WorkerStatus(String state, List<Pause> paused) {}

    /** @param firstDue when the first of them is or was due; null when they wait for nothing */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record JobCount(
            String job, String state, long jobs, @Nullable Instant firstDue) {}

    @Schema(name = "DegradedPart")
    record Degraded(String part, String reason) {}
}
