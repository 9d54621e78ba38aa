package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure, and how long.
 *
 * @param seconds the length of each measured window
 * @param warmup seconds of load before the first window of a scenario; a quarter of it precedes each further one
 * @param connections how many connections ask at once, one measurement for each number
 * @param scenarios what is measured with a running service
 * @param users how many users a roll-up is measured with
 * @param jmh whether the assembly of prompts is measured
 * @param out the file for the result
 * @param service the directory of the packaged service
 * @param serviceOptions further options for the service's JVM
 */
@JsonIgnoreProperties({"out", "service"})
record Options(
        int seconds,
        int warmup,
        List<Integer> connections,
        Scenarios scenarios,
        int users,
        boolean jmh,
        Path out,
        Path service,
        List<String> serviceOptions) {

    /** @throws IllegalArgumentException when an option is unknown or has no usable value */
    static Options parse(String... args) {
        int seconds = 15;
        int warmup = 20;
        var connections = List.of(16, 64);
        var scenarios = Scenarios.ALL;
        int users = 2000;
        boolean jmh = true;
        var out = Path.of("target", "bench", "result.json");
        var service = Path.of("target", "quarkus-app");
        var serviceOptions = new ArrayList<String>();
        var words = List.of(args).iterator();
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--seconds" -> seconds = positive(option, value(option, words));
                case "--warmup" -> warmup = positive(option, value(option, words));
                case "--connections" ->
                    connections = Stream.of(value(option, words).split(",", -1))
                            .map(number -> positive(option, number))
                            .toList();
                case "--scenarios" -> scenarios = Scenarios.named(value(option, words));
                case "--users" -> users = positive(option, value(option, words));
                case "--http-only" -> jmh = false;
                case "--jmh-only" -> scenarios = Scenarios.NONE;
                case "--out" -> out = Path.of(value(option, words));
                case "--service" -> service = Path.of(value(option, words));
                case "--service-option" -> serviceOptions.add(value(option, words));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new Options(
                seconds, warmup, connections, scenarios, users, jmh, out, service, List.copyOf(serviceOptions));
    }

    /** Options for the service's JVM, those of the command line last, so that they win. */
    List<String> serviceOptionsAnd(String... further) {
        return Stream.concat(Stream.of(further), serviceOptions.stream()).toList();
    }

    static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    static int positive(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("%s needs a positive number, not %s".formatted(option, value));
        }
        return Integer.parseInt(value);
    }
}
