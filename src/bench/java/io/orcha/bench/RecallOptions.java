package io.orcha.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What recall is evaluated with.
 *
 * @param out the file for the ranked turns
 * @param directories each holds conversations and questions
 * @param service the directory of the packaged service
 * @param serviceOptions options for the service's JVM
 * @param parameters further parameters of each question, such as {@code kind=message}
 */
record RecallOptions(
        Path out, List<Path> directories, Path service, List<String> serviceOptions, List<String> parameters) {

    /** @throws IllegalArgumentException when an option is unknown or something is missing */
    static RecallOptions parse(String... args) {
        var service = Path.of("target", "quarkus-app");
        // Nothing is rolled up: the questions are about what was said.
        var serviceOptions = new ArrayList<>(List.of("-Dorcha.model.provider=offline", "-Dorcha.learning.idle=1H"));
        var parameters = new ArrayList<String>();
        var paths = new ArrayList<Path>();
        var words = List.of(args).iterator();
        while (words.hasNext()) {
            var word = words.next();
            switch (word) {
                case "--service" -> service = Path.of(Options.value(word, words));
                case "--parameter" -> parameters.add(Options.value(word, words));
                case "--service-option" -> serviceOptions.add(Options.value(word, words));
                default -> {
                    if (word.startsWith("--")) {
                        throw new IllegalArgumentException("Unknown option " + word);
                    }
                    paths.add(Path.of(word));
                }
            }
        }
        if (paths.size() < 2) {
            throw new IllegalArgumentException("Needs a file for the result and at least one directory");
        }
        return new RecallOptions(
                paths.getFirst(),
                List.copyOf(paths.subList(1, paths.size())),
                service,
                List.copyOf(serviceOptions),
                List.copyOf(parameters));
    }
}
