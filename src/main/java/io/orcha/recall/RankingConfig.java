package io.orcha.recall;

import io.orcha.recall.ranking.Weights;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much each sign counts when what was found is ranked; {@link Weights} tells what they mean. */
@ConfigMapping(prefix = "orcha.recall.ranking")
interface RankingConfig {

    @WithDefault("200")
    int candidates();

    @WithDefault("0.9")
    double saturation();

    @WithDefault("0.4")
    double lengthPenalty();

    @WithDefault("0.5")
    double previous();

    @WithDefault("0.3")
    double next();

    @WithDefault("0.3")
    double stretches();

    @WithDefault("0.9")
    double words();

    @WithDefault("0.5")
    double reply();

    @WithDefault("1")
    double information();

    @WithDefault("20")
    int informativeLength();

    @WithDefault("0.6")
    double questions();

    @WithDefault("2")
    double instruction();

    @WithDefault("0.5")
    double session();

    @WithDefault("1.5")
    double time();

    @WithDefault("0.8")
    double speaker();

    @WithDefault("0.7")
    double assistant();

    @WithDefault("0.3")
    double importance();

    @WithDefault("0.1")
    double recency();

    @WithDefault("30D")
    Duration halfLife();

    default Weights weights() {
        return new Weights(
                candidates(),
                saturation(),
                lengthPenalty(),
                previous(),
                next(),
                stretches(),
                words(),
                reply(),
                information(),
                informativeLength(),
                questions(),
                instruction(),
                session(),
                time(),
                speaker(),
                assistant(),
                importance(),
                recency(),
                halfLife());
    }
}
