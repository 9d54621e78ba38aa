package io.orcha.memory.screening;

import io.orcha.memory.screening.Screened.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The attacks and the harmless statements of the resources, the parts that were kept aside included. */
public final class Corpus {

    private static final Pattern ESCAPE = Pattern.compile("\\\\n|\\\\u([0-9a-fA-F]{4})");
    private static final Pattern HEADING = Pattern.compile("# ([A-Z_]+)");

    /**
     * An attempt.
     *
     * @param rest what is harmless of it
     */
    public record Attack(Reason reason, String message, String rest) {}

    private Corpus() {}

    public static List<Attack> attacks() {
        return concat(attacksOf("attacks.txt"), attacksOf("attacks-kept-aside.txt"));
    }

    public static List<String> harmless() {
        return concat(harmlessOf("harmless.txt"), harmlessOf("harmless-kept-aside.txt"));
    }

    static List<Attack> attacksOf(String file) {
        var attacks = new ArrayList<Attack>();
        var reason = Reason.INSTRUCTION;
        for (var line : lines(file)) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                reason = Reason.valueOf(heading.group(1));
            } else {
                var parts = line.split(" => ", 2);
                attacks.add(new Attack(reason, unescape(parts[0]), parts.length > 1 ? unescape(parts[1]) : ""));
            }
        }
        return attacks;
    }

    static List<String> harmlessOf(String file) {
        return lines(file).stream().map(Corpus::unescape).toList();
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/screening/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        escape.group(1) == null ? "\n" : Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
