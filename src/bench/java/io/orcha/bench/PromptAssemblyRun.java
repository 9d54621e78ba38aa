package io.orcha.bench;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH measured for one length of history.
 *
 * @param historyMessages how many messages the history has
 * @param microseconds time to assemble one prompt
 * @param errorMicroseconds half the width of the 99.9 % confidence interval
 * @param allocatedBytes what one prompt allocates
 */
record PromptAssemblyRun(int historyMessages, double microseconds, double errorMicroseconds, long allocatedBytes) {

    static List<PromptAssemblyRun> all() {
        System.out.println("prompt assembly …");
        var options = new OptionsBuilder()
                .include("\\b" + PromptAssembly.class.getSimpleName() + "\\b")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).run().stream().map(PromptAssemblyRun::of).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run", e);
        }
    }

    private static PromptAssemblyRun of(RunResult result) {
        var time = result.getPrimaryResult();
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new PromptAssemblyRun(
                Integer.parseInt(result.getParams().getParam("messages")),
                Math.round(time.getScore() * 1000) / 1000.0,
                Math.round(time.getScoreError() * 1000) / 1000.0,
                allocated == null ? -1 : Math.round(allocated.getScore()));
    }
}
