package io.orcha.bench;

import java.time.Duration;

/**
 * How fast users who said something got it into their memories.
 *
 * @param summariser {@code model} or {@code offline}
 * @param threads how many roll-ups the service ran at the same time
 * @param users how many users there were, each with one roll-up to do
 * @param messages how many messages they had said
 * @param seconds from the first roll-up's begin to the last one's end
 * @param compilerShare the part of the service's CPU time that the JVM spent on compiling, 0 to 1
 * @param modelCallsPerUser calls that asked the model for a summary
 * @param done what was found afterwards
 */
record RollUpRun(
        String summariser,
        int threads,
        int users,
        int messages,
        double seconds,
        double usersPerSecond,
        double messagesPerSecond,
        double serviceCpuMsPerUser,
        double compilerShare,
        double postgresCpuMsPerUser,
        double modelCallsPerUser,
        Done done) {

    static RollUpRun of(
            String summariser, int threads, int users, int messages, Duration took, Consumption spent, Done done) {
        double seconds = took.toNanos() / 1e9;
        return new RollUpRun(
                summariser,
                threads,
                users,
                messages,
                Figures.rounded(seconds, 2),
                Figures.rounded(users / seconds, 1),
                Figures.rounded(messages / seconds, 1),
                Figures.rounded(Figures.millis(spent.service()) / users, 3),
                Figures.rounded(spent.compilerShare(), 3),
                Figures.rounded(Figures.millis(spent.postgres()) / users, 3),
                Figures.rounded((double) spent.summaries() / users, 3),
                done);
    }

    /** Whether the figures are worth something: nobody and nothing was left out. */
    boolean isComplete() {
        return done.jobsLeft() == 0 && done.usersWithoutMemory() == 0 && done.messagesLeft() == 0 && done.facts() > 0;
    }

    /**
     * What the database held afterwards.
     *
     * @param jobsLeft roll-ups that are still to be done, because they failed or nobody did them
     * @param usersWithoutMemory users whose memory the roll-up did not write
     * @param messagesLeft messages that no roll-up has read
     * @param facts the part of the facts told that the memories name, 0 to 1
     */
    record Done(long jobsLeft, long usersWithoutMemory, long messagesLeft, double facts) {}
}
