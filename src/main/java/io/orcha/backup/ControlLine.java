package io.orcha.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a backup that is not a row. Its first name begins with {@code #}, which no column's does. */
sealed interface ControlLine {

    /** The format that this release writes, and the only one it reads. */
    int VERSION = 1;

    String NAME = "orcha-memory";

    /**
     * The first line.
     *
     * @param createdAt the moment that the backup shows
     * @param schema the latest migration of the database
     * @param users whose rows the backup holds; null for everyone's
     */
    record Header(
            Instant createdAt,
            String service,
            String schema,
            @Nullable List<String> users) implements ControlLine {

        @Override
        public ObjectNode json() {
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("#backup", NAME)
                    .put("version", VERSION)
                    .put("created_at", createdAt.toString())
                    .put("service", service)
                    .put("schema", schema);
            if (users == null) {
                return json.putNull("users");
            }
            users.forEach(json.putArray("users")::add);
            return json;
        }
    }

    /** The line before the rows of a table. */
    record TableStart(String table, List<String> columns) implements ControlLine {

        @Override
        public ObjectNode json() {
            var json = JsonNodeFactory.instance.objectNode().put("#table", table);
            columns.forEach(json.putArray("columns")::add);
            return json;
        }
    }

    /** The line after the rows of a table. */
    record TableEnd(String table, long rows, String sha256) implements ControlLine {

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("#end", table)
                    .put("rows", rows)
                    .put("sha256", sha256);
        }
    }

    /** The last line. */
    record Trailer(int tables, long rows, String sha256) implements ControlLine {

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("#trailer", NAME)
                    .put("tables", tables)
                    .put("rows", rows)
                    .put("sha256", sha256);
        }
    }

    ObjectNode json();

    /** The line without its line feed. */
    default byte[] bytes() {
        return json().toString().getBytes(UTF_8);
    }

    /** Whether a line is a row, and not one of these. */
    static boolean isRow(byte[] line) {
        return line.length > 2 && line[0] == '{' && line[1] == '"' && line[2] != '#';
    }

    /**
     * Reads a line exactly as {@link #bytes} writes it.
     *
     * @throws BackupException when it is anything else
     */
    static ControlLine parse(byte[] line, long number) {
        try {
            var json = new ObjectMapper().readTree(line);
            requireKnownFormat(json);
            var parsed = of(json);
            if (parsed != null && Arrays.equals(parsed.bytes(), line)) {
                return parsed;
            }
        } catch (IOException | DateTimeException _) {
            // Told below, like everything else that is not such a line.
        }
        throw BackupException.refused("line %d is not one of a backup".formatted(number));
    }

    private static void requireKnownFormat(JsonNode json) {
        var version = json.path("version");
        if (json.path("#backup").asText().equals(NAME) && version.isInt() && version.asInt() > VERSION) {
            throw BackupException.refused("it is of a later format (%d)".formatted(version.asInt()));
        }
    }

    private static @Nullable ControlLine of(JsonNode json) {
        if (json.has("#backup")) {
            return new Header(
                    Instant.parse(json.path("created_at").asText()),
                    json.path("service").asText(),
                    json.path("schema").asText(),
                    json.path("users").isNull() ? null : texts(json.path("users")));
        }
        if (json.has("#table")) {
            return new TableStart(json.path("#table").asText(), texts(json.path("columns")));
        }
        if (json.has("#end")) {
            return new TableEnd(
                    json.path("#end").asText(),
                    json.path("rows").asLong(),
                    json.path("sha256").asText());
        }
        return json.has("#trailer")
                ? new Trailer(
                        json.path("tables").asInt(),
                        json.path("rows").asLong(),
                        json.path("sha256").asText())
                : null;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
