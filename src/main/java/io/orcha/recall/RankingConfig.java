package io.orcha.recall;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import io.orcha.recall.ranking.Weights;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much each sign counts when what was found is ranked; {@link Weights} tells what they mean. */
@ConfigMapping(prefix = RankingConfig.PREFIX)
interface RankingConfig {

    String PREFIX = "orcha.recall.ranking";

    double GREATEST = 100;

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

    @WithDefault("0.4")
    double session();

    @WithDefault("1.5")
    double time();

    @WithDefault("0.8")
    double speaker();

    @WithDefault("0.7")
    double assistant();

    @WithDefault("0.6")
    double graph();

    @WithDefault("1")
    double persona();

    @WithDefault("0.3")
    double importance();

    @WithDefault("0.05")
    double recency();

    @WithDefault("30D")
    Duration halfLife();

    /**
     * The weights of all queries.
     *
     * @throws ConfigurationException when one is out of its range
     */
    default Weights weights() {
        return new Weights(
                positive(PREFIX + ".candidates", candidates()),
                saturated(saturation()),
                share("length-penalty", lengthPenalty()),
                weight("previous", previous()),
                weight("next", next()),
                weight("stretches", stretches()),
                share("words", words()),
                share("reply", reply()),
                weight("information", information()),
                positive(PREFIX + ".informative-length", informativeLength()),
                weight("questions", questions()),
                weight("instruction", instruction()),
                weight("session", session()),
                weight("time", time()),
                weight("speaker", speaker()),
                weight("assistant", assistant()),
                weight("graph", graph()),
                weight("persona", persona()),
                weight("importance", importance()),
                weight("recency", recency()),
                positive(PREFIX + ".half-life", halfLife()));
    }

    private static double weight(String name, double value) {
        require(value >= 0 && value <= GREATEST, "%s.%s must be from 0 to 100.".formatted(PREFIX, name));
        return value;
    }

    private static double saturated(double value) {
        require(value > 0, PREFIX + ".saturation must be greater than 0.");
        return weight("saturation", value);
    }

    private static double share(String name, double value) {
        require(value >= 0 && value <= 1, "%s.%s must be from 0 to 1.".formatted(PREFIX, name));
        return value;
    }
}
