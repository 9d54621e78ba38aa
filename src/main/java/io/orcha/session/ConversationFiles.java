package io.orcha.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.orcha.platform.ContentTooLargeException;
import io.orcha.platform.LimitedInput;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversation.Line;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads conversations from JSON arrays of role and content, single or in a zip, and refuses what is not one. */
@ApplicationScoped
class ConversationFiles {

    private static final int SHOWN_ERRORS = 20;

    private final ObjectReader reader;
    private final SessionConfig config;

    ConversationFiles(ObjectMapper json, SessionConfig config) {
        this.reader = json.readerFor(new TypeReference<List<@Nullable FileLine>>() {})
                .without(com.fasterxml.jackson.core.JsonParser.Feature.AUTO_CLOSE_SOURCE);
        this.config = config;
    }

    Conversation readJson(InputStream body) throws IOException {
        return parse(null, body);
    }

    List<Conversation> readZip(InputStream body) throws IOException {
        var conversations = new ArrayList<Conversation>();
        try (var zip = new ZipInputStream(body)) {
            var unpacked = new LimitedInput(zip, config.maxImportBytes(), this::tooManyBytes);
            int messages = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (!entry.isDirectory() && isConversation(name)) {
                    var conversation = parse(name, unpacked);
                    unpacked.transferTo(OutputStream.nullOutputStream());
                    messages += conversation.lines().size();
                    requireFewEnough(messages);
                    conversations.add(conversation);
                }
            }
        } catch (ZipException _) {
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

    private Conversation parse(@Nullable String file, InputStream input) throws IOException {
        List<@Nullable FileLine> lines;
        try {
            lines = reader.readValue(input);
        } catch (JsonProcessingException e) {
            if (file == null) {
                throw e;
            }
            throw InvalidFieldsException.of(pointer(file), "is not a JSON array of objects with role and content");
        }
        if (lines == null || lines.isEmpty()) {
            throw InvalidFieldsException.of(pointer(file), "holds no message");
        }
        requireFewEnough(lines.size());
        return new Conversation(file, check(pointer(file), lines));
    }

    private List<Line> check(String pointer, List<@Nullable FileLine> lines) {
        var checks = new FieldChecks();
        var checked = new ArrayList<Line>(lines.size());
        for (int i = 0; i < lines.size() && checks.count() < SHOWN_ERRORS; i++) {
            var line = lines.get(i);
            var at = pointer + "/" + i;
            if (line == null) {
                checks.reject(at, "must be an object with role and content");
                continue;
            }
            var role = checks.required(at + "/role", line.role());
            var content = checks.text(at + "/content", line.content(), config.maxMessageBytes());
            if (role != null) {
                checked.add(new Line(role, content));
            }
        }
        checks.throwIfAny();
        return checked;
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
    record FileLine(@Nullable Role role, @Nullable String content) {}
}
