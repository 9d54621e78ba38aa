package io.orcha.portability;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.orcha.memory.Author;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryConfig;
import io.orcha.memory.summary.Draft;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.session.ChatMessage.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a bundle and refuses what could not have been exported; whether its chain is intact is checked when it is stored. */
@ApplicationScoped
class BundleReader {

    private static final Pattern TEXT_VERSION = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final int NAME_BYTES = 1_000;
    private static final int TITLE_BYTES = 4_000;
    private static final int MARK_BYTES = 2_000;
    private static final int TEXT_BYTES = 1 << 20;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 64;
    private static final int MOST_MARKS = 400;
    private static final int MOST_POSITIONS = 100_000;
    private static final long GREATEST_VERSION = 1_000_000_000_000L;

    private static final Set<String> AUTHORS =
            Arrays.stream(Author.values()).map(Author::wireName).collect(Collectors.toUnmodifiableSet());

    private final ObjectMapper json;
    private final ObjectReader changes;
    private final ObjectReader redactions;
    private final MemoryConfig memory;
    private final Clock clock;

    BundleReader(ObjectMapper json, MemoryConfig memory, Clock clock) {
        this.json = json;
        this.changes = strict(json, Draft.Change[].class);
        this.redactions = strict(json, MemoryChange.Redaction[].class);
        this.memory = memory;
        this.clock = clock;
    }

    private static ObjectReader strict(ObjectMapper json, Class<?> type) {
        return json.readerFor(type).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads a bundle.
     *
     * @throws InvalidFieldsException when something in it is wrong
     */
    UserBundle read(InputStream body) throws IOException {
        var bundle = MalformedBodyException.require(json.readValue(body, UserBundle.class));
        if (!UserBundle.FORMAT.equals(bundle.format()) || !Objects.equals(bundle.version(), UserBundle.VERSION)) {
            throw InvalidFieldsException.of(
                    "/format", "must be %s of version %d".formatted(UserBundle.FORMAT, UserBundle.VERSION));
        }
        var checks = new BundleChecks(clock.instant());
        checks.required("/user_id", bundle.userId());
        if (bundle.settings() != null) {
            checkSettings(checks, bundle.settings());
        }
        checkVersions(checks, bundle.versions());
        checkHead(checks, bundle.memory(), bundle.versions());
        checkMarks(checks, bundle);
        checkSources(checks, bundle);
        checkSessions(checks, bundle);
        if (bundle.consents() != null) {
            checks.each("/consents", bundle.consents(), (at, consent) -> {
                checks.required(at + "/granted", consent.granted());
                checks.require(
                        consent.textVersion() != null
                                && TEXT_VERSION.matcher(consent.textVersion()).matches(),
                        at + "/text_version",
                        "must be 1 to 32 characters of A-Z a-z 0-9 . _ -");
                checks.time(at + "/recorded_at", consent.recordedAt());
            });
        }
        if (bundle.memories() != null) {
            BundledMemory.check(checks, bundle.memories());
        }
        var entities = BundledEntity.check(checks, Objects.requireNonNullElse(bundle.entities(), List.of()));
        BundledRelation.check(checks, Objects.requireNonNullElse(bundle.relations(), List.of()), entities);
        checks.throwIfAny();
        return bundle;
    }

    private static void checkSettings(BundleChecks checks, UserBundle.Settings settings) {
        checks.time("/settings/created_at", settings.createdAt());
        checks.required("/settings/learning_paused", settings.learningPaused());
        if (checks.required("/settings/time_zone", settings.timeZone()) != null) {
            try {
                var _ = ZoneId.of(Objects.requireNonNull(settings.timeZone()));
            } catch (DateTimeException _) {
                checks.require(false, "/settings/time_zone", "must be a time zone such as Europe/Lisbon");
            }
        }
        if (settings.language() != null) {
            checks.optionalText("/settings/language", settings.language(), 64);
            try {
                var _ = new Locale.Builder().setLanguageTag(settings.language()).build();
            } catch (IllformedLocaleException _) {
                checks.require(false, "/settings/language", "must be a BCP 47 language tag such as pt-BR");
            }
        }
    }

    private void checkVersions(BundleChecks checks, @Nullable List<UserBundle.@Nullable Version> versions) {
        var before = new long[1];
        checks.each("/versions", versions, (at, version) -> {
            var number = version.version();
            checks.require(
                    number != null
                            && number > 0
                            && number < GREATEST_VERSION
                            && (before[0] == 0 || number == before[0] + 1),
                    at + "/version",
                    "must be the number after that of the version before");
            before[0] = number == null ? 0 : number;
            checks.optionalText(at + "/content", version.content(), Math.max(memory.maxBytes(), TEXT_BYTES));
            checks.require(
                    version.author() != null && AUTHORS.contains(version.author()),
                    at + "/author",
                    "must be one of " + String.join(", ", AUTHORS));
            checks.text(at + "/reason", version.reason(), NAME_BYTES);
            checks.arrayText(at + "/changes", version.changes(), TEXT_BYTES, changes, BundleReader::isWholeChange);
            checks.arrayText(
                    at + "/redactions", version.redactions(), TEXT_BYTES, redactions, BundleReader::isWholeRedaction);
            checks.optionalText(at + "/model", version.model(), NAME_BYTES);
            checks.optionalText(at + "/prompt_version", version.promptVersion(), NAME_BYTES);
            checks.require(
                    (version.model() == null) == (version.promptVersion() == null),
                    at + "/prompt_version",
                    "must be there exactly when model is");
            checks.optionalHex(at + "/salt", version.salt(), 1, SALT_BYTES);
            checks.hex(at + "/digest", version.digest(), HASH_BYTES, HASH_BYTES);
            checks.optionalHex(at + "/redacted_salt", version.redactedSalt(), 1, SALT_BYTES);
            checks.optionalTime(at + "/redacted_at", version.redactedAt());
            checks.hex(at + "/previous_hash", version.previousHash(), 0, HASH_BYTES);
            checks.hex(at + "/hash", version.hash(), HASH_BYTES, HASH_BYTES);
            checks.time(at + "/created_at", version.createdAt());
        });
    }

    private static boolean isWholeChange(Draft.@Nullable Change change) {
        return change != null && change.removed() != null && change.reason() != null;
    }

    private static boolean isWholeRedaction(MemoryChange.@Nullable Redaction redaction) {
        return redaction != null && redaction.digest() != null;
    }

    /** That it is the newest version is seen when the chain is checked. */
    private void checkHead(
            BundleChecks checks,
            UserBundle.@Nullable MemoryHead head,
            @Nullable List<UserBundle.@Nullable Version> versions) {
        boolean hasVersions = versions != null && !versions.isEmpty();
        checks.require((head != null) == hasVersions, "/memory", "must be there exactly when there are versions");
        if (head != null) {
            checks.optionalText("/memory/content", head.content(), memory.maxBytes());
            checks.required("/memory/version", head.version());
            checks.time("/memory/created_at", head.createdAt());
            checks.time("/memory/updated_at", head.updatedAt());
        }
    }

    private static void checkMarks(BundleChecks checks, UserBundle bundle) {
        var ids = BundleChecks.none();
        var texts = BundleChecks.none();
        checks.each("/marks", bundle.marks(), (at, mark) -> {
            checks.uniqueId(at + "/id", mark.id(), ids);
            checks.required(at + "/kind", mark.kind());
            checks.text(at + "/text", mark.text(), MARK_BYTES);
            checks.unique(at + "/text", mark.kind() + " " + mark.text(), texts);
            checks.time(at + "/created_at", mark.createdAt());
        });
        checks.require(texts.size() <= MOST_MARKS, "/marks", "are too many: there may be " + MOST_MARKS);
        var reviewIds = BundleChecks.none();
        var reviewTexts = BundleChecks.none();
        checks.each("/reviews", bundle.reviews(), (at, review) -> {
            checks.uniqueId(at + "/id", review.id(), reviewIds);
            checks.text(at + "/text", review.text(), TEXT_BYTES);
            checks.unique(at + "/text", review.text(), reviewTexts);
            checks.each(at + "/reasons", review.reasons(), (place, reason) -> checks.text(place, reason, NAME_BYTES));
            checks.ids(at + "/message_ids", review.messageIds());
            checks.required(at + "/state", review.state());
            checks.time(at + "/created_at", review.createdAt());
            checks.optionalTime(at + "/decided_at", review.decidedAt());
        });
    }

    /** The messages that they name may have been erased since. */
    private static void checkSources(BundleChecks checks, UserBundle bundle) {
        var places = BundleChecks.none();
        var newest = bundle.memory() == null ? null : bundle.memory().version();
        checks.each("/sources", bundle.sources(), (at, source) -> {
            var version = source.version();
            var position = source.position();
            checks.require(
                    version != null && newest != null && version > 0 && version <= newest,
                    at + "/version",
                    "must be a version of the memory");
            checks.require(
                    position != null && position >= 0 && position < MOST_POSITIONS,
                    at + "/position",
                    "must be from 0 to " + (MOST_POSITIONS - 1));
            checks.unique(at + "/position", version + "/" + position, places);
            checks.text(at + "/sentence", source.sentence(), TEXT_BYTES);
            checks.ids(at + "/message_ids", source.messageIds());
            checks.text(at + "/model", source.model(), NAME_BYTES);
            checks.text(at + "/prompt_version", source.promptVersion(), NAME_BYTES);
            checks.time(at + "/created_at", source.createdAt());
        });
    }

    private static void checkSessions(BundleChecks checks, UserBundle bundle) {
        var sessions = BundleChecks.none();
        checks.each("/sessions", bundle.sessions(), (at, session) -> {
            checks.uniqueId(at + "/session_id", session.sessionId(), sessions);
            checks.text(at + "/title", session.title(), TITLE_BYTES);
            checks.optionalText(at + "/device_id", session.deviceId(), NAME_BYTES);
            checks.optionalText(at + "/persona", session.persona(), NAME_BYTES);
            checks.time(at + "/created_at", session.createdAt());
            checks.time(at + "/last_activity_at", session.lastActivityAt());
        });
        var messages = BundleChecks.none();
        checks.each("/messages", bundle.messages(), (at, message) -> {
            checks.uniqueId(at + "/message_id", message.messageId(), messages);
            var session = message.sessionId();
            checks.require(
                    session != null && sessions.contains(session),
                    at + "/session_id",
                    "must be one of the bundle's sessions");
            checks.required(at + "/role", message.role());
            checks.require(
                    !Boolean.TRUE.equals(message.toLearn()) || message.role() == Role.USER,
                    at + "/to_learn",
                    "must not be true of what the user did not say");
            checks.text(at + "/content", message.content(), TEXT_BYTES);
            checks.optionalText(at + "/speaker", message.speaker(), NAME_BYTES);
            checks.required(at + "/partial", message.partial());
            checks.time(at + "/created_at", message.createdAt());
            if (message.memory() != null) {
                message.memory().check(checks, at + "/memory", GREATEST_VERSION);
            }
        });
        if (bundle.conversationSummaries() != null) {
            checkSummaries(checks, bundle.conversationSummaries(), sessions);
        }
    }

    private static void checkSummaries(
            BundleChecks checks, List<UserBundle.@Nullable ConversationSummary> summaries, Set<Object> sessions) {
        var summarised = BundleChecks.none();
        checks.each("/conversation_summaries", summaries, (at, summary) -> {
            checks.unique(at + "/session_id", summary.sessionId(), summarised);
            checks.require(
                    summary.sessionId() == null || sessions.contains(summary.sessionId()),
                    at + "/session_id",
                    "must be one of the bundle's sessions");
            checks.text(at + "/summary", summary.summary(), TITLE_BYTES);
            checks.required(at + "/through", summary.through());
            checks.require(
                    summary.messageCount() != null && summary.messageCount() >= 0,
                    at + "/message_count",
                    "must be a number from 0");
            checks.text(at + "/model", summary.model(), NAME_BYTES);
            checks.time(at + "/created_at", summary.createdAt());
            checks.time(at + "/updated_at", summary.updatedAt());
        });
    }
}
