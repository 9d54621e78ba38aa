package io.orcha.bench;

/**
 * One look at the service during a soak.
 *
 * @param second since the soak began
 * @param requestsPerSecond that were answered since the sample before
 * @param p50Ms of these
 * @param p99Ms of these
 * @param heapMb what a full collection left of the heap
 * @param threads of the operating system in the service's process
 * @param fileDescriptors open files and sockets of the service's process
 * @param connections of the service's pools to PostgreSQL
 * @param waitingJobs roll-ups that are scheduled, due or not
 */
record SoakSample(
        long second,
        double requestsPerSecond,
        double p50Ms,
        double p99Ms,
        int errors,
        double heapMb,
        int threads,
        long fileDescriptors,
        long connections,
        long waitingJobs) {}
