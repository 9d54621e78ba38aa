package io.orcha.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects of {@code src/main/kubernetes}, as maps and lists. */
final class Manifests {

    static final Path DIRECTORY = Path.of("src/main/kubernetes");

    private final Map<Path, Map<String, Object>> objects = new LinkedHashMap<>();

    private Manifests() {}

    static Manifests read() {
        var manifests = new Manifests();
        for (var file : files()) {
            manifests.objects.put(DIRECTORY.relativize(file), object(file));
        }
        return manifests;
    }

    Map<Path, Map<String, Object>> all() {
        return objects;
    }

    /** The only object of a kind in a directory. */
    Map<String, Object> only(String directory, String kind) {
        var found = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(directory))
                .map(Map.Entry::getValue)
                .filter(object -> kind.equals(object.get("kind")))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("%d of %s in %s".formatted(found.size(), kind, directory));
        }
        return found.getFirst();
    }

    /** What is at a path of keys and numbers; it must be there. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The caller knows what it looks at, and fails when it is something else.
    static <T> T at(Object from, Object... path) {
        var here = from;
        for (var step : path) {
            here = switch (step) {
                case Integer index -> ((List<?>) here).get(index);
                case String key -> ((Map<?, ?>) here).get(key);
                default -> throw new IllegalArgumentException(step.toString());
            };
            if (here == null) {
                throw new IllegalStateException("There is no %s on the way to %s".formatted(step, List.of(path)));
            }
        }
        return (T) here;
    }

    private static List<Path> files() {
        try (var files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One object a file; keys that stand twice are refused. */
    static Map<String, Object> object(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var text = Files.newBufferedReader(file)) {
            Stream<Object> documents = StreamSupport.stream(
                    new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false);
            var all = documents.toList();
            if (all.size() != 1) {
                throw new IllegalStateException(file + " holds not one object");
            }
            return at(all.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
