package io.orcha;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture: which package may use which, and the rules that hold everywhere. */
class ArchitectureTest {

    /** Each feature's package, subpackages included, and the packages of ours that it may use. */
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("user", Set.of("platform")),
            Map.entry("security", Set.of("user", "platform")),
            Map.entry("model", Set.of("platform")),
            Map.entry("emotion", Set.of("user", "platform")),
            Map.entry("limits", Set.of("user", "platform")),
            Map.entry("session", Set.of("limits", "user", "platform")),
            Map.entry("sample", Set.of("session", "user", "platform")),
            Map.entry("backup", Set.of("session", "platform")),
            Map.entry("idempotency", Set.of("user", "platform")),
            Map.entry("memory", Set.of("idempotency", "limits", "session", "user", "model", "platform")),
            Map.entry("recall", Set.of("idempotency", "limits", "memory", "session", "user", "model", "platform")),
            Map.entry(
                    "graph",
                    Set.of("idempotency", "limits", "memory", "recall", "session", "user", "model", "platform")),
            Map.entry("persona", Set.of("recall", "user", "platform")),
            Map.entry("tiers", Set.of("graph", "memory", "recall", "user", "model", "platform")),
            Map.entry("portability", Set.of("graph", "limits", "memory", "recall", "session", "user", "platform")),
            Map.entry(
                    "chat",
                    Set.of(
                            "emotion",
                            "idempotency",
                            "limits",
                            "memory",
                            "persona",
                            "recall",
                            "session",
                            "user",
                            "model",
                            "platform")),
            Map.entry(
                    "operations",
                    Set.of(
                            "chat",
                            "idempotency",
                            "limits",
                            "memory",
                            "recall",
                            "security",
                            "session",
                            "user",
                            "model",
                            "platform"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.orcha");

    static Set<String> features() {
        return MAY_USE.keySet();
    }

    @ParameterizedTest
    @MethodSource("features")
    void usesOnlyThePackagesOfTheMap(String feature) {
        var allowed = new java.util.HashSet<>(MAY_USE.get(feature));
        allowed.add(feature);
        noClasses()
                .that()
                .resideInAPackage(subtree(feature))
                .should()
                .dependOnClassesThat(isOursOutside(allowed))
                .check(CLASSES);
    }

    @Test
    void knowsEveryPackage() throws Exception {
        var root = Path.of("src/main/java/io/orcha");
        try (var children = Files.list(root)) {
            assertThat(children.filter(Files::isDirectory)
                            .map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
        }
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.orcha.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void documentsAndNullMarksEveryPackage() throws Exception {
        for (var name :
                CLASSES.stream().map(JavaClass::getPackageName).distinct().toList()) {
            var info = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).startsWith("/**").contains("@" + NullMarked.class.getSimpleName());
        }
    }

    @Test
    void injectsThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void takesTimeFromTheClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockAndIds")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void keepsHttpInResourcesAndWhatStandsAroundThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.orcha.platform..", "io.orcha.idempotency..", "io.orcha.limits..", "io.orcha.model.openai..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .check(CLASSES);
    }

    @Test
    void keepsModelLibrariesInTheModel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.orcha.model..", "io.orcha.recall.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..", "io.quarkiverse.langchain4j..", "com.knuddels..")
                .check(CLASSES);
    }

    @Test
    void keepsSqlBehindTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.orcha.platform..", "io.orcha.backup..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .check(CLASSES);
    }

    @Test
    void hidesResourcesEntitiesAndConfiguration() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .or()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void decidesWhoMayCallEveryEndpoint() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(PermissionsAllowed.class)
                .check(CLASSES);
    }

    @Test
    void namesNoVagueTypes() {
        for (var ending : List.of("Util", "Utils", "Helper", "Manager", "Impl", "Dto")) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
        }
    }

    private static String subtree(String feature) {
        return "io.orcha." + feature + "..";
    }

    private static DescribedPredicate<JavaClass> isOursOutside(Set<String> allowed) {
        return DescribedPredicate.describe(
                "belong to another package than " + allowed,
                type -> type.getPackageName().startsWith("io.orcha.")
                        && !allowed.contains(type.getPackageName()
                                .substring("io.orcha.".length())
                                .split("\\.", 2)[0]));
    }
}
