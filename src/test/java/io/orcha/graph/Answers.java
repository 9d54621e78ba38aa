package io.orcha.graph;

import static io.orcha.testing.Api.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a language model answers that looks for memories, as tests script it. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** One memory that rests on the first message. */
    static String memory(String text, Object... facts) {
        return memories(List.of(said(text, List.of("m1"), facts)));
    }

    static String memories(List<Map<String, Object>> memories) {
        try {
            return JSON.writeValueAsString(map("memories", memories));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Map<String, Object> said(String text, List<String> sources, Object... facts) {
        return map(
                "text",
                text,
                "kind",
                "fact",
                "importance",
                0.8,
                "confidence",
                0.9,
                "valid_from",
                "",
                "valid_to",
                "",
                "sources",
                sources,
                "supersedes",
                List.of(),
                "facts",
                Arrays.asList(facts));
    }

    static Map<String, Object> ofUser(String predicate, String object, String kind) {
        return fact("user", "person", predicate, object, kind, "yes");
    }

    static Map<String, Object> about(String subject, String predicate, String object, String kind) {
        return fact(subject, "person", predicate, object, kind, "yes");
    }

    static Map<String, Object> fact(
            String subject, String subjectKind, String predicate, String object, String objectKind, String holds) {
        return map(
                "subject",
                subject,
                "subject_kind",
                subjectKind,
                "predicate",
                predicate,
                "object",
                object,
                "object_kind",
                objectKind,
                "holds",
                holds);
    }
}
