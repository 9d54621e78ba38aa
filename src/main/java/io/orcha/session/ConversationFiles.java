package io.orcha.session;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.orcha.platform.ContentTooLargeException;
import io.orcha.platform.LimitedInput;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversation.Line;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads conversations from JSON arrays of role and content, single or in a zip, and refuses what is not one. */
@ApplicationScoped
class ConversationFiles {

    private static final int SHOWN_ERRORS = 20;
    private static final int MAX_NAME_BYTES = 128;

    /** Where a conversation comes from the clocks may be ahead. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final ObjectReader reader;
    private final SessionConfig config;
    private final Clock clock;

    ConversationFiles(ObjectMapper json, SessionConfig config, Clock clock) {
        this.reader = json.readerFor(FileLine.class)
                .without(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                // Each message of an array is followed by the next.
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.config = config;
        this.clock = clock;
    }

    Conversation readJson(InputStream body) throws IOException {
        return parse(null, body, 0);
    }

    List<Conversation> readZip(InputStream body) throws IOException {
        var conversations = new ArrayList<Conversation>();
        try (var zip = new ZipInputStream(body)) {
            var unpacked = new LimitedInput(zip, config.maxImportBytes(), this::tooManyBytes);
            int messages = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && isConversation(entry.getName())) {
                    var conversation = parse(entry.getName(), unpacked, messages);
                    messages += conversation.lines().size();
                    conversations.add(conversation);
                }
                // What is left of an entry is counted as well, whatever it holds.
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        } catch (ZipException | EOFException _) {
            throw InvalidFieldsException.of("", "is not a readable zip");
        }
        if (conversations.isEmpty()) {
            throw InvalidFieldsException.of("", "holds no .json file");
        }
        return conversations;
    }

    /** Archives made on macOS hold a shadow of every file. */
    private static boolean isConversation(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") && !name.startsWith("__MACOSX/");
    }

    /** @param before how many messages other files have brought */
    private Conversation parse(@Nullable String file, InputStream input, int before) throws IOException {
        var checks = new FieldChecks();
        var lines = new ArrayList<Line>();
        try (var parser = reader.createParser(input)) {
            requireArray(parser, file);
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY && checks.count() < SHOWN_ERRORS; i++) {
                requireFewEnough(before + i + 1);
                FileLine line = reader.readValue(parser);
                add(lines, line, pointer(file) + "/" + i, checks);
            }
        } catch (JsonProcessingException e) {
            throw translate(e, file, lines.size());
        }
        checks.throwIfAny();
        if (lines.isEmpty()) {
            throw InvalidFieldsException.of(pointer(file), "holds no message");
        }
        return new Conversation(file, null, lines);
    }

    private static void requireArray(JsonParser parser, @Nullable String file) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            var detail = "must be a JSON array of objects with role and content";
            throw file == null
                    ? new MalformedBodyException("The body " + detail + ".")
                    : InvalidFieldsException.of(pointer(file), detail);
        }
    }

    private void add(List<Line> lines, @Nullable FileLine line, String at, FieldChecks checks) {
        if (line == null) {
            checks.reject(at, "must be an object with role and content");
            return;
        }
        var role = checks.required(at + "/role", line.role());
        // A reply that was cut short may be blank; what a user says is not.
        var content = role == Role.USER
                ? checks.text(at + "/content", line.content(), config.maxMessageBytes())
                : checks.possiblyBlankText(at + "/content", line.content(), config.maxMessageBytes());
        var name = line.name() == null || line.name().isBlank()
                ? null
                : line.name().strip();
        if (name != null) {
            checks.text(at + "/name", name, MAX_NAME_BYTES);
        }
        if (line.createdAt() != null && line.createdAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            checks.reject(at + "/created_at", "must not be in the future");
        }
        if (line.createdAt() != null && line.createdAt().isBefore(Instant.EPOCH)) {
            checks.reject(at + "/created_at", "must not be before 1970");
        }
        if (role != null) {
            lines.add(new Line(role, content, name, line.createdAt()));
        }
    }

    /** Says where in the file a value is wrong; malformed JSON of a plain body is told as everywhere. */
    private static RuntimeException translate(JsonProcessingException failure, @Nullable String file, int index)
            throws JsonProcessingException {
        if (failure.getCause() instanceof ContentTooLargeException tooLarge) {
            return tooLarge;
        }
        if (failure instanceof JsonMappingException mapping) {
            mapping.prependPath(new JsonMappingException.Reference(null, index));
            return InvalidFieldsException.of(mapping, pointer(file));
        }
        if (file == null) {
            throw failure;
        }
        return InvalidFieldsException.of(pointer(file), "is not well-formed JSON");
    }

    private void requireFewEnough(int messages) {
        if (messages > config.maxImportMessages()) {
            throw new ContentTooLargeException(
                    "One import may bring %d messages; split it.".formatted(config.maxImportMessages()));
        }
    }

    private ContentTooLargeException tooManyBytes() {
        return new ContentTooLargeException(
                "Unpacked, one import may have %d bytes; split it.".formatted(config.maxImportBytes()));
    }

    private static String pointer(@Nullable String file) {
        return file == null
                ? ""
                : "/" + Objects.requireNonNull(file).replace("~", "~0").replace("/", "~1");
    }

    @RegisterForReflection
    @Schema(
            name = "ImportedMessage",
            requiredProperties = {"role", "content"})
    record FileLine(
            @Nullable Role role,
            @Nullable String content,
            @Nullable String name,
            @Nullable Instant createdAt) {}
}
