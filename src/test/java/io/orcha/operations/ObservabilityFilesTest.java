package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orcha.testing.Metrics;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for what the service really measures: a metric that is renamed is renamed there as well. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ObservabilityFilesTest {

    private static final Path FILES = Path.of("src/main/observability");
    private static final Path DASHBOARD = FILES.resolve("grafana/dashboards/orcha.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_][a-z0-9_]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");

    /** What is left of an expression without its metrics. */
    private static final Set<String> LANGUAGE = Set.of(
            "sum", "max", "rate", "increase", "histogram_quantile", "max_over_time", "predict_linear", "by", "e9");

    /** Labels and a metric that Prometheus adds itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "up");

    @Test
    void asksForNothingThatIsNotMeasured() throws IOException {
        getMemory(newUser()).then().statusCode(200);
        chat(newUser(), "Hello").then().statusCode(200);
        var lines = linesAfterACollection();

        var expressions = Stream.concat(alerts().stream(), panels().stream()).toList();

        assertThat(expressions).hasSizeGreaterThan(50).allSatisfy(expression -> {
            var withoutTexts = TEXT.matcher(expression).replaceAll("\"\"");
            assertThat(wordsOutsideSelectors(withoutTexts)).as(expression).isEmpty();
            SELECTOR.matcher(withoutTexts)
                    .results()
                    .forEach(selector -> requireMeasured(selector.group(1), selector.group(2), withoutTexts, lines));
        });
    }

    @Test
    void alertsTellWhatToDo() throws IOException {
        for (var rule : rules()) {
            assertThat(rule.path("alert").asText()).startsWith("Orcha");
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
        }
    }

    @Test
    void mountsFilesThatThereAre() throws IOException {
        var compose = YAML.readTree(Files.readString(Path.of("docker-compose.yml")));
        var mounted = new ArrayList<Path>();
        for (var service : List.of("prometheus", "grafana")) {
            assertThat(compose.at("/services/%s/profiles/0".formatted(service)).asText())
                    .isEqualTo("observability");
            compose.at("/services/%s/volumes".formatted(service))
                    .forEach(volume -> mounted.add(Path.of(volume.asText().replaceFirst(":.*", ""))));
        }

        assertThat(mounted)
                .filteredOn(path -> path.startsWith("."))
                .hasSize(4)
                .allSatisfy(path -> assertThat(path).exists());
        try (var files = Files.walk(FILES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                assertThat(YAML.readTree(Files.readString(file)).size())
                        .as(file.toString())
                        .isPositive();
            }
        }
    }

    /** A young service may have paused for no collection yet, and then has no series of it. */
    private static List<String> linesAfterACollection() {
        return await().pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            System.gc();
                            return Metrics.scrape()
                                    .lines()
                                    .filter(line -> !line.startsWith("#"))
                                    .toList();
                        },
                        lines -> lines.stream().anyMatch(line -> line.startsWith("jvm_gc_pause_seconds_sum")));
    }

    private static void requireMeasured(String metric, String labels, String expression, List<String> lines) {
        if (OF_PROMETHEUS.contains(metric)) {
            return;
        }
        var series = lines.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .toList();
        assertThat(series)
                .as("series of %s, which %s asks for", metric, expression)
                .isNotEmpty();
        var wanted = Stream.concat(
                LABEL.matcher(labels).results().map(label -> label.group(1)),
                GROUPING.matcher(expression)
                        .results()
                        .flatMap(grouping ->
                                WORD.matcher(grouping.group(1)).results().map(MatchResult::group)));
        assertThat(wanted.filter(label -> !OF_PROMETHEUS.contains(label)))
                .allSatisfy(label -> assertThat(series)
                        .as("label %s of %s", label, metric)
                        .anyMatch(line -> line.contains(label + "=\"")));
    }

    private static List<String> wordsOutsideSelectors(String expression) {
        var rest = SELECTOR.matcher(expression).replaceAll(" ");
        rest = GROUPING.matcher(rest).replaceAll(" ");
        rest = rest.replaceAll("\\[[^]]*]", " ");
        return WORD.matcher(rest)
                .results()
                .map(MatchResult::group)
                .filter(word -> !LANGUAGE.contains(word))
                .toList();
    }

    private static List<String> alerts() throws IOException {
        return rules().stream().map(rule -> rule.path("expr").asText()).toList();
    }

    private static List<JsonNode> rules() throws IOException {
        var rules = new ArrayList<JsonNode>();
        YAML.readTree(Files.readString(FILES.resolve("alerts.yml")))
                .at("/groups/0/rules")
                .forEach(rules::add);
        return rules;
    }

    private static List<String> panels() throws IOException {
        return JSON.readTree(Files.readString(DASHBOARD)).path("panels").findValuesAsText("expr");
    }
}
