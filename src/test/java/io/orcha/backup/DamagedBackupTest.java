package io.orcha.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.backup.Databases.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not a whole, unaltered backup is refused before anything is written. */
class DamagedBackupTest {

    @TempDir
    static Path home;

    private static Databases databases;
    private static Target target;
    private static byte[] good;

    @TempDir
    Path directory;

    @BeforeAll
    static void save() throws IOException {
        databases = new Databases(home.resolve("data"));
        var source = databases.migrated();
        People.addOddities(source);
        People.add(source, "ada");
        People.add(source, "grace");
        // Its tables would be made by a restoration.
        target = databases.empty();
        var file = home.resolve("good");
        source.run("backup", "--out", file.toString());
        good = Files.readAllBytes(file);
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @AfterEach
    void wroteNothing() {
        assertThat(target.hasNoTables()).isTrue();
    }

    @Test
    void isRefusedWhenCutAnywhere() throws IOException {
        for (int length = 0; length < good.length; length += length < 300 || length > good.length - 200 ? 1 : 997) {
            assertRefused(Arrays.copyOf(good, length), "cut to " + length);
        }
        for (int end : lineEnds()) {
            assertRefused(Arrays.copyOf(good, end), "cut after a line, at " + end);
        }
    }

    @Test
    void isRefusedWhenAByteIsAltered() throws IOException {
        var random = new Random(42);
        for (int i = 0; i < 400; i++) {
            var bytes = good.clone();
            int place = i < 150 ? i : i < 250 ? good.length - (i - 149) : random.nextInt(good.length);
            bytes[place] ^= (byte) (1 << random.nextInt(8));
            assertRefused(bytes, "altered at " + place);
        }
    }

    @Test
    void isRefusedWhenLinesAreOutOfPlace() throws IOException {
        var lines = lines();
        for (int i = 0; i + 1 < lines.size(); i += 5) {
            var swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i, i + 1);
            assertRefused(joined(swapped), "swapped at " + i);
        }
        for (int i = 0; i < lines.size(); i += 5) {
            var twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertRefused(joined(twice), "twice " + i);
            var without = new ArrayList<>(lines);
            without.remove(i);
            assertRefused(joined(without), "without " + i);
        }
    }

    @Test
    void isRefusedWhenSomethingFollows() throws IOException {
        assertRefused(concat(good, "\n".getBytes(UTF_8)), "an empty line");
        assertRefused(concat(good, "x".getBytes(UTF_8)), "a character");
        assertRefused(concat(good, good), "another backup");
        assertRefused(concat(gzip(good), gzip(good)), "another packed backup");
        assertRefused(concat(gzip(good), "rubbish that follows".getBytes(UTF_8)), "rubbish after the packed data");
    }

    @Test
    void isRefusedWhenThePackingIsDamaged() throws IOException {
        var packed = gzip(good);
        for (int length = 2; length < packed.length; length += 331) {
            assertRefused(Arrays.copyOf(packed, length), "packed and cut to " + length);
        }
        for (int place = 20; place < packed.length; place += 331) {
            var bytes = packed.clone();
            bytes[place] ^= 0x10;
            assertRefused(bytes, "packed and altered at " + place);
        }
    }

    @Test
    void isRefusedWhenALineHasNoEnd() throws IOException {
        assertRefused(gzip(new byte[1 << 28]), "a line of zeros");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Arrays.copyOf(good, lineEnds().get(1)));
            gzip.write("{\"a\":\"".getBytes(UTF_8));
            for (int i = 0; i < 1024; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        assertRefused(packed.toByteArray(), "a row of a gibibyte");
    }

    @Test
    void isRefusedWhenItIsSomethingElse() throws IOException {
        assertRefused("{}\n".getBytes(UTF_8), "an object");
        assertRefused("PGDMP".getBytes(UTF_8), "a dump");
        assertRefused(("[".repeat(1_000_000) + "\n").getBytes(UTF_8), "nesting");
        var later = new String(good, UTF_8).replaceFirst("\"version\":1", "\"version\":2");
        assertRefused(later.getBytes(UTF_8), "a later format");
    }

    private void assertRefused(byte[] bytes, String what) throws IOException {
        var file = directory.resolve("bad");
        Files.write(file, bytes);
        var outcome = target.run("restore", "--in", file.toString());
        assertThat(outcome.exit()).as("%s: %s", what, outcome.messages()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.messages()).doesNotContain("secret");
    }

    private static List<Integer> lineEnds() {
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < good.length - 1; i++) {
            if (good[i] == '\n') {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    private static List<String> lines() {
        return new String(good, UTF_8).lines().toList();
    }

    private static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
