package io.orcha.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Bad traffic of one kind, as the bytes of one connection.
 *
 * @param head what is sent at first
 * @param piece what is then sent again and again; empty when nothing is
 * @param pause how many milliseconds pass before each piece
 * @param pieces how many pieces at most
 * @param closesHalf whether the sending half is closed after all that
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send; never compared
record Attack(String name, byte[] head, byte[] piece, int pause, int pieces, boolean closesHalf) {

    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";
    private static final int NO_PIECES = 0;

    static Attack silence() {
        return once("silence", new byte[0]);
    }

    static Attack slowHead() {
        return new Attack("slow head", text("GET / HTTP/1.1\r\n" + HOST), text("X: y\r\n"), 500, 1_000, false);
    }

    static Attack slowBody() {
        return new Attack("slow body", post("Content-Length: 100000\r\n"), text("["), 500, 1_000, false);
    }

    /** Almost all of it at once, and then nothing: it takes memory. */
    static Attack stuckBody() {
        return once("stuck body", join(post("Content-Length: 1000000\r\n"), text("{\"content\":\""), fill(990_000)));
    }

    static Attack slowBodyNowhere() {
        return new Attack(
                "slow body nowhere",
                text("POST /nowhere HTTP/1.1\r\n" + JSON + "Content-Length: 100000\r\n\r\n"),
                text("["),
                500,
                1_000,
                false);
    }

    static Attack headerFlood() {
        return once("header flood", text("GET / HTTP/1.1\r\n" + HOST + "X-Flood: y\r\n".repeat(50_000) + "\r\n"));
    }

    static Attack longLine() {
        return once("long line", text("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    static Attack announcedBody() {
        return once("announced body", post("Content-Length: 900000000\r\n"));
    }

    static Attack endlessBody() {
        return new Attack(
                "endless body",
                join(post("Transfer-Encoding: chunked\r\n"), text("1\r\n\"\r\n")),
                join(text("4000\r\n"), fill(0x4000), text("\r\n")),
                1,
                2_000,
                false);
    }

    static Attack badChunks() {
        return once("bad chunks", join(post("Transfer-Encoding: chunked\r\n"), text("zz\r\n{}\r\n")));
    }

    static Attack deepJson() {
        return once("deep JSON", join(post("Content-Length: 500000\r\n"), text("[".repeat(500_000))));
    }

    static Attack hugeNumber() {
        var body = "{\"user_id\":" + "9".repeat(300_000) + "}";
        return once("huge number", join(post("Content-Length: " + body.length() + "\r\n"), text(body)));
    }

    static Attack bushyJsonWithKey() {
        var body = "{\"user_id\":\"x\",\"a\":[" + "[],".repeat(150_000) + "[]]}";
        var head = "Idempotency-Key: bush\r\nContent-Length: " + body.length() + "\r\n";
        return once("bushy JSON", join(post(head), text(body)));
    }

    static Attack compressedBody() {
        return once("compressed body", join(post("Content-Encoding: gzip\r\nContent-Length: 9000\r\n"), fill(9_000)));
    }

    static Attack multipart() {
        var body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" + "z".repeat(50_000);
        return once(
                "multipart",
                text("POST /api/v1/memory HTTP/1.1\r\n" + HOST
                        + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body));
    }

    static Attack badLengths() {
        return once("bad lengths", join(post("Content-Length: 2\r\nContent-Length: 3\r\n"), text("{}")));
    }

    static Attack garbage() {
        var bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 7);
        }
        return once("garbage", bytes);
    }

    static Attack tlsHello() {
        var hello = new byte[200];
        System.arraycopy(new byte[] {0x16, 3, 1, 0, (byte) 0xC3, 1, 0, 0, (byte) 0xBF, 3, 3}, 0, hello, 0, 11);
        return once("TLS hello", hello);
    }

    static Attack halfClosedBody() {
        return new Attack(
                "half-closed",
                join(post("Content-Length: 1000\r\n"), text("{\"a\":")),
                new byte[0],
                0,
                NO_PIECES,
                true);
    }

    static Attack http2Garbage() {
        return once("HTTP/2 garbage", join(text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), fill(2_000)));
    }

    /** Opens streams and takes each back at once (CVE-2023-44487). */
    static Attack http2RapidReset() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        bytes.writeBytes(frame(4, 0, 0));
        for (int stream = 1; stream < 4_000; stream += 2) {
            // HEADERS with :method GET, :scheme http, :path / and :authority localhost, then RST_STREAM with CANCEL.
            var headers = join(new byte[] {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x01, 9}, text("localhost"));
            bytes.writeBytes(frame(1, 0x5, stream, headers));
            bytes.writeBytes(frame(3, 0, stream, new byte[] {0, 0, 0, 8}));
        }
        return once("HTTP/2 rapid reset", bytes.toByteArray());
    }

    static Attack http2Pings() {
        return new Attack(
                "HTTP/2 pings",
                join(text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), frame(4, 0, 0)),
                frame(6, 0, 0, new byte[8]),
                200,
                1_000,
                false);
    }

    /** Many messages of few bytes. */
    static Attack zipBombOfMessages() {
        return zip("zip bomb of messages", "{\"role\":\"user\",\"content\":\"a\"},".repeat(2_000_000));
    }

    /** Long messages, which are within every limit but the one for all of them. */
    static Attack zipBombOfText() {
        var message = "{\"role\":\"user\",\"content\":\"" + "a".repeat(250_000) + "\"},";
        return zip("zip bomb of text", message.repeat(200));
    }

    private static Attack zip(String name, String lines) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("a.json"));
            zip.write(("[" + lines).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var head = "POST /api/v1/sessions/import?user_id=bomber HTTP/1.1\r\n" + HOST
                + "Content-Type: application/zip\r\nContent-Length: " + zipped.size() + "\r\n\r\n";
        return once(name, join(text(head), zipped.toByteArray()));
    }

    private static Attack once(String name, byte[] bytes) {
        return new Attack(name, bytes, new byte[0], 0, NO_PIECES, false);
    }

    private static byte[] post(String headers) {
        return text("POST /api/v1/memory HTTP/1.1\r\n" + JSON + headers + "\r\n");
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return join(
                new byte[] {
                    0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, (byte) (stream >> 8), (byte) stream
                },
                payload);
    }

    private static byte[] fill(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
