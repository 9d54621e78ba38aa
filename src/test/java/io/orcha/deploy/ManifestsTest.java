package io.orcha.deploy;

import static io.orcha.deploy.Manifests.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests fit together, fit the service, and give it no right that it does not need. */
class ManifestsTest {

    private static final Pattern SETTING = Pattern.compile("`([a-z][a-z0-9.-]+)`");

    private final Manifests manifests = Manifests.read();
    private final Map<String, Object> deployment = manifests.only("base", "Deployment");
    private final Map<String, Object> pod = at(deployment, "spec", "template", "spec");
    private final Map<String, Object> container = at(pod, "containers", 0);
    private final Map<String, String> settings = at(manifests.only("base", "ConfigMap"), "data");

    @Test
    void areObjectsOfANamedKind() {
        assertThat(manifests.all()).isNotEmpty().allSatisfy((file, object) -> {
            assertThat(object.get("apiVersion")).asString().isNotBlank();
            assertThat(object.get("kind")).asString().isNotBlank();
            if (!object.get("kind").equals("Kustomization")) {
                assertThat(Manifests.<String>at(object, "metadata", "name")).startsWith("orcha");
            }
        });
    }

    @Test
    void areAllPartOfTheirKustomization() throws IOException {
        for (var directory : List.of("base", "monitoring")) {
            List<String> resources = at(manifests.only(directory, "Kustomization"), "resources");
            try (var files = Files.list(Manifests.DIRECTORY.resolve(directory))) {
                var others = files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("kustomization.yaml"))
                        .toList();
                assertThat(resources.stream().filter(name -> !name.startsWith("../")))
                        .containsExactlyInAnyOrderElementsOf(others);
            }
        }
    }

    @Test
    void nameOnlySettingsThatTheReadmeExplains() throws IOException {
        var known = documentedSettings().stream()
                .map(setting -> setting.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Map<String, String> secrets = at(secretTemplate(), "stringData");
        assertThat(settings.keySet()).isSubsetOf(known);
        assertThat(secrets.keySet()).isSubsetOf(known);
        assertThat(container).doesNotContainKey("env");
    }

    @Test
    void takeSettingsAndCredentialsFromTheObjectsThatThereAre() {
        assertThat(Manifests.<String>at(container, "envFrom", 0, "configMapRef", "name"))
                .isEqualTo(nameOf(manifests.only("base", "ConfigMap")));
        assertThat(Manifests.<String>at(container, "envFrom", 1, "secretRef", "name"))
                .isEqualTo(nameOf(secretTemplate()));
    }

    @Test
    void holdNoSecret() {
        Map<String, String> secrets = at(secretTemplate(), "stringData");
        assertThat(secrets)
                .allSatisfy((name, value) -> assertThat(value).matches(name.endsWith("USERNAME") ? "orcha\\w*" : ""));
    }

    @Test
    void letNothingServeThatIsNotProtectedByAnOperatorsDecision() {
        assertThat(settings).doesNotContainKey("ORCHA_SECURITY_ANONYMOUS");
    }

    @Test
    void demandRowLevelSecurity() {
        assertThat(settings).containsEntry("ORCHA_DATABASE_ROW_LEVEL_SECURITY", "required");
    }

    @Test
    void takeNoPasswordFromArguments() throws IOException {
        assertThat(Files.readString(Path.of("src/main/docker/make-roles.sh"))).doesNotContain("password=");
        assertThat(Files.readString(Manifests.DIRECTORY.resolve("roles.sql")))
                .contains("\\getenv owner_password ORCHA_OWNER_PASSWORD")
                .contains("\\getenv runtime_password ORCHA_RUNTIME_PASSWORD");
    }

    @Test
    void letLibrariesBeLoadedFromTheComposeFilesTmp() {
        var compose = Manifests.object(Path.of("docker-compose.yml"));
        assertThat(Manifests.<List<String>>at(compose, "services", "orcha", "tmpfs"))
                .containsExactly("/tmp:exec");
    }

    @Test
    void probeWhatTheServiceAnswers() {
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> Manifests.<String>at(container, probe, "httpGet", "path")))
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> Manifests.<String>at(container, probe, "httpGet", "port")))
                .containsOnly(Manifests.<String>at(container, "ports", 0, "name"));
    }

    @Test
    void agreeOnThePort() {
        int port = at(container, "ports", 0, "containerPort");
        assertThat(settings.get("QUARKUS_HTTP_PORT")).isEqualTo(Integer.toString(port));
        String target = at(manifests.only("base", "Service"), "spec", "ports", 0, "targetPort");
        assertThat(target).isEqualTo(Manifests.<String>at(container, "ports", 0, "name"));
        String scraped = at(manifests.only("monitoring", "ServiceMonitor"), "spec", "endpoints", 0, "port");
        assertThat(scraped)
                .isEqualTo(Manifests.<String>at(manifests.only("base", "Service"), "spec", "ports", 0, "name"));
        for (var directory : List.of("base", "monitoring")) {
            int open = at(manifests.only(directory, "NetworkPolicy"), "spec", "ingress", 0, "ports", 0, "port");
            assertThat(open).isEqualTo(port);
        }
    }

    @Test
    void selectThePodsOfTheDeployment() {
        Map<String, String> labels = at(deployment, "spec", "template", "metadata", "labels");
        assertThat(Manifests.<Map<String, String>>at(deployment, "spec", "selector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(Manifests.<Map<String, String>>at(manifests.only("base", "Service"), "spec", "selector"))
                .isEqualTo(labels);
        assertThat(Manifests.<Map<String, String>>at(
                        manifests.only("base", "PodDisruptionBudget"), "spec", "selector", "matchLabels"))
                .isEqualTo(labels);
        assertThat(Manifests.<Map<String, String>>at(
                        manifests.only("base", "NetworkPolicy"), "spec", "podSelector", "matchLabels"))
                .isEqualTo(labels);
        List<Map<String, Object>> spreads = at(pod, "topologySpreadConstraints");
        assertThat(spreads)
                .allSatisfy(
                        spread -> assertThat(Manifests.<Map<String, String>>at(spread, "labelSelector", "matchLabels"))
                                .isEqualTo(labels));
    }

    @Test
    void scaleTheDeploymentAndNeverToASingleReplica() {
        Map<String, Object> autoscaler = at(manifests.only("base", "HorizontalPodAutoscaler"), "spec");
        assertThat(Manifests.<String>at(autoscaler, "scaleTargetRef", "name")).isEqualTo(nameOf(deployment));
        assertThat(Manifests.<Integer>at(autoscaler, "minReplicas")).isGreaterThanOrEqualTo(2);
        assertThat(Manifests.<Map<String, Object>>at(deployment, "spec")).doesNotContainKey("replicas");
        assertThat(Manifests.<Integer>at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable"))
                .isZero();
    }

    @Test
    void giveTheServiceNoRightThatItDoesNotNeed() throws IOException {
        assertThat(Manifests.<Boolean>at(pod, "securityContext", "runAsNonRoot"))
                .isTrue();
        int user = at(pod, "securityContext", "runAsUser");
        assertThat(Files.readString(Path.of("src/main/docker/Dockerfile.jvm"))).contains("USER " + user + ":");
        assertThat(Manifests.<String>at(pod, "securityContext", "seccompProfile", "type"))
                .isEqualTo("RuntimeDefault");
        assertThat(Manifests.<Boolean>at(container, "securityContext", "readOnlyRootFilesystem"))
                .isTrue();
        assertThat(Manifests.<Boolean>at(container, "securityContext", "allowPrivilegeEscalation"))
                .isFalse();
        assertThat(Manifests.<List<String>>at(container, "securityContext", "capabilities", "drop"))
                .containsExactly("ALL");
        assertThat(Manifests.<Boolean>at(pod, "automountServiceAccountToken")).isFalse();
        assertThat(Manifests.<Boolean>at(manifests.only("base", "ServiceAccount"), "automountServiceAccountToken"))
                .isFalse();
        assertThat(Manifests.<List<String>>at(manifests.only("base", "NetworkPolicy"), "spec", "policyTypes"))
                .containsExactly("Ingress", "Egress");
    }

    @Test
    void giveTheServiceTimeToEnd() throws IOException {
        int grace = at(pod, "terminationGracePeriodSeconds");
        int pause = at(container, "lifecycle", "preStop", "sleep", "seconds");
        var requests = duration(properties().getProperty("quarkus.shutdown.timeout"));
        var jobs = duration(settings.get("ORCHA_JOBS_SHUTDOWN_WAIT"));
        assertThat(Duration.ofSeconds(grace))
                .isGreaterThan(Duration.ofSeconds(pause).plus(requests).plus(jobs.multipliedBy(2)));
    }

    private Map<String, Object> secretTemplate() {
        return manifests.only("secret.example.yaml", "Secret");
    }

    private static String nameOf(Map<String, Object> object) {
        return at(object, "metadata", "name");
    }

    private static Duration duration(String text) {
        return DurationConverter.parseDuration(text);
    }

    private static Properties properties() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of("src/main/resources/application.properties"))));
        return properties;
    }

    /** The first column of the table of settings. */
    private static Set<String> documentedSettings() throws IOException {
        var rows = Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| Setting |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .toList();
        var found = new HashSet<String>();
        rows.forEach(row ->
                SETTING.matcher(row).results().map(match -> match.group(1)).forEach(found::add));
        return found;
    }
}
