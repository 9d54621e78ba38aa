package io.orcha.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An OpenAI-compatible server that answers at once, in a process of its own so that its CPU time is nobody else's. It ends
 * with its standard input, and thereby with the benchmark.
 */
public final class ModelStub {

    /** How the service's summarising prompt begins. */
    private static final byte[] SUMMARISING = "You keep the notes".getBytes(US_ASCII);

    /** The summarising prompt is the first message and comes early in the body. */
    private static final int SEARCHED_BYTES = 400;

    static final String REPLY_TEXT = "Toast with apricot jam would go well with your green tea.";

    private static final Buffer REPLY = completion(REPLY_TEXT);

    private long summaries;

    private ModelStub() {}

    /** Serves on a free port of the loopback address and prints it. */
    public static void main(String... args) throws IOException {
        var stub = new ModelStub();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.createHttpServer()
                .requestHandler(stub::answer)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("Listening on: http://127.0.0.1:" + server.actualPort()))
                .onFailure(failure -> System.exit(1));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void answer(HttpServerRequest request) {
        if ("/summaries".equals(request.path())) {
            request.response().end(Long.toString(summaries));
            return;
        }
        request.body().onSuccess(body -> {
            boolean summarising = isSummarising(body);
            summaries += summarising ? 1 : 0;
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(summarising ? completion(SummaryAnswer.to(body)) : REPLY.copy());
        });
    }

    private static boolean isSummarising(Buffer body) {
        for (int i = 0; i < Math.min(SEARCHED_BYTES, body.length() - SUMMARISING.length); i++) {
            int matched = 0;
            while (matched < SUMMARISING.length && body.getByte(i + matched) == SUMMARISING[matched]) {
                matched++;
            }
            if (matched == SUMMARISING.length) {
                return true;
            }
        }
        return false;
    }

    private static Buffer completion(String text) {
        return Buffer.buffer("""
                {"id":"chatcmpl-bench","object":"chat.completion","created":1700000000,"model":"bench","choices":[{"index":0,\
                "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],\
                "usage":{"prompt_tokens":120,"completion_tokens":12,"total_tokens":132}}""".formatted(Json.encode(text)));
    }
}
