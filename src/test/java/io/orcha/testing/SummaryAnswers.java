package io.orcha.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers to the service's summarising prompt, made from the numbered lines of the prompt itself. */
public final class SummaryAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LINE =
            Pattern.compile("^(?<id>[nmi]\\d+)(?: \\(pinned\\)| \\[[^]]*])?: (?<text>.*)$", Pattern.MULTILINE);

    private SummaryAnswers() {}

    /** Keeps every note and notes nothing new. */
    public static String keepNotes(String request) {
        return answer(lines(request).filter(line -> line[0].startsWith("n")));
    }

    /** Keeps every note and makes a sentence of every statement, word for word: {@code model.summarise(SummaryAnswers::noteAll)}. */
    public static String noteAll(String request) {
        return answer(lines(request));
    }

    /** Keeps every note and adds one sentence that cites every statement. */
    public static String add(String request, String sentence) {
        var statements = lines(request)
                .map(line -> line[0])
                .filter(id -> !id.startsWith("n"))
                .toList();
        return answer(Stream.concat(
                lines(request).filter(line -> line[0].startsWith("n")),
                Stream.<String[]>of(new String[] {String.join(" ", statements), sentence})));
    }

    private static Stream<String[]> lines(String request) {
        return LINE.matcher(request).results().map(line -> new String[] {line.group("id"), line.group("text")});
    }

    private static String answer(Stream<String[]> lines) {
        var answer = JSON.createObjectNode();
        var sentences = answer.putArray("sentences");
        lines.forEach(line -> {
            var sentence = sentences.addObject().put("text", line[1]);
            var sources = sentence.putArray("sources");
            Stream.of(line[0].split(" ")).forEach(sources::add);
        });
        answer.putArray("dropped");
        return answer.toString();
    }
}
