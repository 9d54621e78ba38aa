package io.orcha.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The front end passes the TypeScript compiler in its strictest mode; the bundler does not look at types. The compiler runs in the
 * Node that Playwright brings along, on the packages that the bundler has unpacked for this start of the service.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TypeScriptTest {

    private static final Path SOURCES = Path.of("src/main/resources/web/app").toAbsolutePath();
    private static final Path PACKAGES = Path.of("target/node_modules").toAbsolutePath();
    private static final Path COMPILER = Path.of("target/typescript").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void findsNothingInTheFrontEnd() throws Exception {
        assertThat(compile("**/*.ts")).isEmpty();
    }

    @Test
    void findsNothingInTheClientAlone() throws Exception {
        // Without any package: the client can be copied into another front end.
        assertThat(compile("api/*.ts", "\"types\": []")).isEmpty();
    }

    @Test
    void wouldFindAFieldThatTheApiDoesNotHave() throws Exception {
        Files.writeString(directory.resolve("wrong.ts"), """
                import { Orcha } from "%s/api/orcha";
                export const wrong = async () => (await new Orcha().getMemory(42))?.contents;
                """.formatted(SOURCES));

        assertThat(compile("api/*.ts", "\"types\": []")).contains("'contents' does not exist");
    }

    private String compile(String files, String... options) throws IOException, InterruptedException {
        var paths = Stream.of("lit", "marked", "echarts")
                .flatMap(name -> Stream.of(
                        "\"%s\": [\"%s/%s\"]".formatted(name, PACKAGES, name),
                        "\"%s/*\": [\"%s/%s/*\"]".formatted(name, PACKAGES, name)))
                .toList();
        var settings =
                options.length > 0 ? String.join(", ", options) : "\"paths\": {%s}".formatted(String.join(", ", paths));
        Files.writeString(directory.resolve("tsconfig.json"), """
                {"extends": "%1$s/tsconfig.json", "compilerOptions": {%2$s}, "include": ["%1$s/%3$s", "*.ts"]}
                """.formatted(SOURCES, settings, files));
        return run(List.of(node().toString(), compiler().toString(), "--project", directory.toString()));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private static Path node() {
        return Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .driverDir()
                .resolve("node");
    }

    /** The compiler, with the types of the language and of browsers, which its package keeps in an archive of their own. */
    private static Path compiler() throws IOException {
        var library = library();
        if (!Files.exists(library.resolve("lib.d.ts"))) {
            try (var archive = new TarArchiveInputStream(
                    new GZIPInputStream(Files.newInputStream(COMPILER.resolve("META-INF/.more.tgz"))))) {
                for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    var file = Path.of(entry.getName()).getFileName().toString();
                    if (file.startsWith("lib.") && file.endsWith(".d.ts")) {
                        Files.write(library.resolve(file), archive.readAllBytes());
                    }
                }
            }
        }
        return library.resolve("tsc.js");
    }

    private static Path library() throws IOException {
        try (var found = Files.find(COMPILER, 8, (path, _) -> path.endsWith("lib/tsc.js"))) {
            return found.findFirst().orElseThrow().getParent();
        }
    }
}
