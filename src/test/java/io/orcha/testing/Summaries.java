package io.orcha.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** What a language model answers when it is asked to summarise. */
public final class Summaries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBERED = Pattern.compile("(?m)^([nm][0-9]+)\\b");

    private Summaries() {}

    /**
     * The answer that makes a sentence the memory, and gives every note and statement of the request as its source.
     *
     * @param request the last message of the summarising call
     */
    public static String answer(String request, String sentence) {
        var answer = JSON.createObjectNode();
        var written = answer.putArray("sentences").addObject().put("text", sentence);
        var sources = written.putArray("sources");
        NUMBERED.matcher(request).results().forEach(line -> sources.add(line.group(1)));
        answer.putArray("dropped");
        return answer.toString();
    }

    /** The memory that such an answer makes. */
    public static String memory(String sentence) {
        return "- " + sentence;
    }
}
