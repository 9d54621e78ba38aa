package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How to soak.
 *
 * @param minutes how long the service is watched
 * @param load the part of its capacity that it is given, in percent
 * @param connections how many connections there are
 * @param users how many users take turns
 * @param warmup seconds of full load, at least, before the capacity is measured
 * @param out the file for the result
 * @param service the directory of the packaged service
 * @param serviceOptions options for the service's JVM
 */
@JsonIgnoreProperties({"out", "service"})
record SoakOptions(
        int minutes,
        int load,
        int connections,
        int users,
        int warmup,
        Path out,
        Path service,
        List<String> serviceOptions) {

    /** @throws IllegalArgumentException when an option is unknown or has no usable value */
    static SoakOptions parse(String... args) {
        int minutes = 10;
        int load = 70;
        int connections = 32;
        int users = 5000;
        int warmup = 30;
        var out = Path.of("target", "bench", "soak.json");
        var service = Path.of("target", "quarkus-app");
        // As in the container.
        var serviceOptions = new ArrayList<>(List.of("-XX:+UseParallelGC"));
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--soak-minutes" -> minutes = Options.positive(option, Options.value(option, words));
                case "--load" -> load = Options.positive(option, Options.value(option, words));
                case "--connections" -> connections = Options.positive(option, Options.value(option, words));
                case "--users" -> users = Options.positive(option, Options.value(option, words));
                case "--warmup" -> warmup = Options.positive(option, Options.value(option, words));
                case "--out" -> out = Path.of(Options.value(option, words));
                case "--service" -> service = Path.of(Options.value(option, words));
                case "--service-option" -> serviceOptions.add(Options.value(option, words));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new SoakOptions(minutes, load, connections, users, warmup, out, service, List.copyOf(serviceOptions));
    }
}
