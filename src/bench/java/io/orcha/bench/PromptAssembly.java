package io.orcha.bench;

import io.orcha.chat.PromptAssembler;
import io.orcha.model.Prompt;
import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Assembles a prompt with a memory of 2 KB: one whose history certainly fits, and one that has to be counted and cut. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PromptAssembly {

    private static final int MEMORY_BYTES = 2048;

    /** The default of 16,000 tokens less 1,500 for the reply. */
    private static final int BUDGET = 14_500;

    private static final String SENTENCE = "We walked along the river in Graz and talked about tea, work and travel. ";

    /** 6 messages are well below the budget; 200 of about 90 tokens each are above it. */
    @Param({"6", "200"})
    public int messages;

    private final PromptAssembler assembler = new PromptAssembler(new TokenCounter(), BUDGET);
    private final String instructions = SENTENCE.repeat(5);
    private final String memory = SENTENCE.repeat(29).substring(0, MEMORY_BYTES);
    private List<Message> history = List.of();

    /** Makes the history. */
    @Setup
    public void makeHistory() {
        history = IntStream.range(0, messages)
                .mapToObj(i -> "%d. %s".formatted(i, SENTENCE.repeat(6)))
                .map(text -> text.length() % 2 == 0 ? Message.user(text) : Message.assistant(text))
                .toList();
    }

    @Benchmark
    public Prompt assemble() {
        return assembler.assemble(instructions, memory, history, List.of(), "", "What shall we do tomorrow?");
    }
}
