package io.orcha.eval;

import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.Summarisers;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.TokenCounter;
import io.orcha.model.embedding.Embedders;
import io.orcha.model.offline.OfflineLanguageModel;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The evaluation's command: prints what is left of a year, and fails below the aims of the offline summariser. */
public final class Evaluation {

    private static final long SEED = 2026;
    private static final int ROLL_UPS = 200;
    private static final int PLENTY = 200_000;
    private static final double TIGHT = 0.4;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> missed = new ArrayList<>();

    private Evaluation() {}

    /** Takes an optional seed. */
    public static void main(String... arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : SEED;
        var evaluation = new Evaluation();
        var tokens = new TokenCounter();
        evaluation.measure("offline", new OfflineLanguageModel(tokens), Year.of(seed, ROLL_UPS, 1), true);
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .addDefaultSources()
                .withMapping(ModelConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ModelConfig.class);
        if (config.baseUrl().isPresent() || config.apiKey().isPresent()) {
            var model = new ConfiguredModel(config);
            evaluation.measure(config.name(), model, Year.of(seed, ROLL_UPS, 1), false);
        }
        evaluation.missed.forEach(aim -> evaluation.out.println("below the aim: " + aim));
        System.exit(evaluation.missed.isEmpty() ? 0 : 1);
    }

    private void measure(String title, LanguageModel model, Year year, boolean aims) {
        Summariser summariser = Summarisers.of(model, Embedders.ofDefault());
        var roomy = new Score(Simulation.run(year, summariser, PLENTY));
        roomy.print(out, title + ", everything fits");
        details(roomy);
        int used = roomy.outcome().memory().getBytes(StandardCharsets.UTF_8).length;
        var tight = new Score(Simulation.run(year, summariser, (int) (used * TIGHT)));
        tight.print(out, title + ", 40 % of that");

        tight.lostFacts().stream()
                .filter(fact -> fact.kind().identity || fact.pinned())
                .forEach(fact -> out.println("lost: " + fact.tellings()));
        for (var table : Pairs.Table.values()) {
            var pairs = table.read();
            var wrong = pairs.wrongWith(summariser);
            out.printf(
                    "%n%s: %d of %d pairs%n",
                    table, pairs.pairs().size() - wrong.size(), pairs.pairs().size());
            if (Boolean.getBoolean("details")) {
                wrong.forEach(out::println);
            }
        }
        if (aims) {
            aim("facts that fit, 95 %", roomy.retained(_ -> true) >= 0.95);
            for (var score : List.of(roomy, tight)) {
                aim(
                        "identity in tuned wordings, 100 %",
                        score.retained(fact -> fact.kind().identity && !fact.heldOut()) == 1);
                aim("pinned, 100 %", score.retained(Planted::pinned) == 1);
                aim("stale values of tuned wordings, none", score.stale(fact -> !fact.heldOut()) == 0);
                aim("sentences gone unexplained, none", score.outcome().unexplained() == 0);
            }
        }
    }

    private void details(Score score) {
        score.staleFacts().forEach(fact -> out.println("stale: " + fact.tellings()));
        score.lostFacts().forEach(fact -> out.println("lost: " + fact.tellings()));
    }

    private void aim(String name, boolean reached) {
        if (!reached) {
            missed.add(name);
        }
    }
}
