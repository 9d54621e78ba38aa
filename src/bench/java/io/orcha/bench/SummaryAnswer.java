package io.orcha.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/** The answer to a summarising prompt: every statement noted, every note kept, the oldest half dropped when room is short. */
final class SummaryAnswer {

    private static final Pattern LINE =
            Pattern.compile("^([nmi]\\d+)(?: \\(pinned\\)| \\[[^]]*])?: (.*)$", Pattern.MULTILINE);

    private static final String COMPRESS = "compress strongly";

    private SummaryAnswer() {}

    static String to(Buffer request) {
        var data =
                request.toJsonObject().getJsonArray("messages").getJsonObject(1).getString("content");
        var lines = LINE.matcher(data).results().toList();
        long notes =
                lines.stream().filter(line -> line.group(1).startsWith("n")).count();
        long dropped = data.contains(COMPRESS) ? notes / 2 : 0;
        var answer = new JsonObject().put("sentences", new JsonArray()).put("dropped", new JsonArray());
        for (int i = 0; i < lines.size(); i++) {
            var id = lines.get(i).group(1);
            if (i < dropped) {
                answer.getJsonArray("dropped")
                        .add(new JsonObject()
                                .put("note", id)
                                .put("because", "compressed")
                                .put("by", new JsonArray()));
            } else {
                answer.getJsonArray("sentences")
                        .add(new JsonObject()
                                .put("text", lines.get(i).group(2))
                                .put("sources", new JsonArray().add(id)));
            }
        }
        return answer.encode();
    }
}
