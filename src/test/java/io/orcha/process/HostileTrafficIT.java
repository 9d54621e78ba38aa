package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.process.Attackers.Met;
import io.orcha.process.GoodClients.Outcome;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad traffic of every kind at once, on this machine only and for a bounded time: good requests do not notice. */
class HostileTrafficIT {

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration ATTACK = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int CLIENTS = 16;
    private static final int ENOUGH = 2_000;
    private static final double TOLERATED = 0.001;
    private static final int TOO_MUCH = 503;
    private static final long TOLERATED_HEAP = 32 << 20;

    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} ([0-9.E]+)");

    private ServiceProcess service;
    private ServiceClient client;

    @BeforeEach
    void start() throws IOException {
        var launch = ServiceProcess.configure()
                .underLoad()
                .property("orcha.http.head-timeout", "4S")
                .property("orcha.http.connection-idle", "8S")
                .property("orcha.http.body-timeout", "10S")
                .property("quarkus.http.read-timeout", "5S");
        new PostgresResource().start().forEach(launch::property);
        service = launch.start();
        client = ServiceClient.of(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void leavesGoodRequestsAlone() throws IOException {
        var quiet = servedFor(QUIET);
        long descriptors = descriptors();
        long heap = heapInUse();

        List<Outcome> good;
        List<Met> bad;
        try (var clients = GoodClients.on(client, CLIENTS);
                var attackers = attack()) {
            pause(ATTACK);
            await("many good requests").atMost(LONGEST).until(() -> clients.count() > ENOUGH);
            good = clients.end();
            bad = attackers.end();
        }

        report(quiet, good, bad);
        System.out.printf("  heap in use: %,d before, %,d after%n", heap, heapInUse());
        var failed = good.stream().filter(outcome -> outcome.status() != 200).toList();
        assertThat(good.size()).isGreaterThan(ENOUGH);
        assertThat(failed.size()).isLessThanOrEqualTo((int) (good.size() * TOLERATED));
        assertThat(bad.stream().filter(met -> !met.closed()))
                .as("every bad connection is answered or closed")
                .isEmpty();
        assertThat(bad.stream().filter(met -> met.status() >= 500 && met.status() != TOO_MUCH))
                .as("badness is the client's fault")
                .isEmpty();
        assertThat(service.output()).doesNotContain("OutOfMemory", "unexpected failure", " ERROR ");
        await("all connections are gone").atMost(PATIENCE).until(() -> descriptors() <= descriptors + CLIENTS);
        assertThat(heapInUse()).isLessThan(heap + TOLERATED_HEAP);
        // The attackers and the good clients take their share of the machine's few cores.
        assertThat(GoodClients.percentile(good, 0.99))
                .isLessThan(GoodClients.percentile(quiet, 0.99).multipliedBy(10).plusSeconds(1));
    }

    private List<Outcome> servedFor(Duration time) {
        try (var clients = GoodClients.on(client, CLIENTS)) {
            pause(time.dividedBy(2));
            clients.forget(); // While it warmed up.
            pause(time.dividedBy(2));
            return clients.end();
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() >= end);
    }

    private Attackers attack() {
        return Attackers.on(service.baseUri().getPort(), PATIENCE)
                .with(100, Attack.silence())
                .with(150, Attack.slowHead())
                .with(50, Attack.slowBody())
                .with(40, Attack.stuckBody())
                .with(20, Attack.slowBodyNowhere())
                .with(2, Attack.headerFlood())
                .with(2, Attack.longLine())
                .with(2, Attack.announcedBody())
                .with(2, Attack.endlessBody())
                .with(2, Attack.badChunks())
                .with(2, Attack.deepJson())
                .with(2, Attack.hugeNumber())
                .with(2, Attack.bushyJsonWithKey())
                .with(2, Attack.compressedBody())
                .with(2, Attack.multipart())
                .with(2, Attack.badLengths())
                .with(2, Attack.garbage())
                .with(10, Attack.tlsHello())
                .with(2, Attack.halfClosedBody())
                .with(2, Attack.http2Garbage())
                .with(2, Attack.http2RapidReset())
                .with(10, Attack.http2Pings())
                .with(2, Attack.zipBombOfMessages())
                .with(2, Attack.zipBombOfText());
    }

    private long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/%d/fd".formatted(service.pid())))) {
            return open.count();
        }
    }

    private void report(List<Outcome> quiet, List<Outcome> good, List<Met> bad) {
        System.out.printf(
                "good requests: %d, failed %s%n  quiet  p50 %s p99 %s (%d in %s)%n  attack p50 %s p99 %s%n",
                good.size(),
                good.stream()
                        .filter(outcome -> outcome.status() != 200)
                        .map(outcome -> outcome.kind() + " " + outcome.status() + " " + outcome.failure())
                        .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting())),
                GoodClients.percentile(quiet, 0.5),
                GoodClients.percentile(quiet, 0.99),
                quiet.size(),
                QUIET.dividedBy(2),
                GoodClients.percentile(good, 0.5),
                GoodClients.percentile(good, 0.99));
        bad.stream()
                .collect(Collectors.groupingBy(
                        met -> "%s: %s%s".formatted(met.attack(), met.status(), met.closed() ? "" : " LEFT OPEN"),
                        TreeMap::new,
                        Collectors.counting()))
                .forEach((what, count) -> System.out.println("  " + what + " x " + count));
    }

    /** After a garbage collection. */
    private long heapInUse() throws IOException {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            new ProcessBuilder(jcmd, String.valueOf(service.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return HEAP.matcher(client.get("/q/metrics").body())
                .results()
                .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                .sum();
    }
}
