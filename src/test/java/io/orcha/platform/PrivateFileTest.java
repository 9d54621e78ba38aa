package io.orcha.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is in such a file is nowhere to be found once the process is gone, however it went. */
class PrivateFileTest {

    private final String prefix = "orcha-" + UUID.randomUUID();

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hasNoNameWhileItIsUsed() throws IOException {
        try (var file = PrivateFile.open(prefix)) {
            assertThat(isThere()).isFalse();

            file.write(ByteBuffer.wrap("secret words".getBytes(UTF_8)));
            assertThat(Channels.newInputStream(file.position(0)).readAllBytes())
                    .asString(UTF_8)
                    .isEqualTo("secret words");
            assertThat(Channels.newInputStream(file.position(0)).readAllBytes())
                    .as("again")
                    .hasSize(12);
        }
    }

    private boolean isThere() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
        }
    }
}
