package io.orcha.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements with the entities and relations that they say: src/eval/graph/README.md. */
enum GraphTable {
    OPEN("statements.jsonl"),
    KEPT_ASIDE("kept-aside.jsonl");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;

    GraphTable(String file) {
        this.file = file;
    }

    List<Statement> read() {
        try (var lines = Files.lines(Path.of("src/eval/graph", file))) {
            return lines.filter(line -> !line.isBlank())
                    .map(GraphTable::statement)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Statement statement(String line) {
        try {
            return JSON.readValue(line, Statement.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages of one day. */
    record Statement(String id, String at, List<String> said, List<Named> entities, List<Relation> relations) {

        LocalDate day() {
            return LocalDate.parse(at);
        }
    }

    /** An entity. */
    record Named(String name, String kind) {}

    /** A relation or an attribute. */
    record Relation(
            String subject,
            @Nullable String predicate,
            @Nullable String object,
            @Nullable String attribute,
            @Nullable String value,
            @Nullable Boolean holds,
            @JsonProperty("from") @Nullable String since,
            @JsonProperty("to") @Nullable String until) {

        String name() {
            return Objects.requireNonNullElse(predicate, Objects.requireNonNullElse(attribute, ""));
        }

        String what() {
            return Objects.requireNonNullElse(object, Objects.requireNonNullElse(value, ""));
        }

        boolean isTrue() {
            return holds == null || holds;
        }
    }
}
