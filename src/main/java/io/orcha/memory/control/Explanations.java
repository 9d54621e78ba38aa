package io.orcha.memory.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.memory.Marks;
import io.orcha.memory.Marks.Kind;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryText;
import io.orcha.memory.Mention;
import io.orcha.memory.SentenceSources;
import io.orcha.memory.SentenceSources.Evidence;
import io.orcha.memory.version.MemoryVersion;
import io.orcha.memory.version.Versions;
import io.orcha.model.offline.Canonical;
import io.orcha.session.Excerpts;
import io.orcha.session.Excerpts.Excerpt;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says of each sentence of a memory where it came from. */
@ApplicationScoped
class Explanations {

    /** So many messages are shown of each sentence. */
    private static final int MOST_SOURCES = 20;

    private final Memories memories;
    private final SentenceSources sources;
    private final Marks marks;
    private final Versions versions;
    private final Excerpts excerpts;

    Explanations(Memories memories, SentenceSources sources, Marks marks, Versions versions, Excerpts excerpts) {
        this.memories = memories;
        this.sources = sources;
        this.marks = marks;
        this.versions = versions;
        this.excerpts = excerpts;
    }

    /**
     * Explains the sentences of the current memory.
     *
     * @param text only those that mention it; null for all
     */
    List<Explanation> explain(UserId user, @Nullable String text) {
        var content = memories.find(user).map(Memory::content).orElse(null);
        var wanted = text == null ? null : Mention.of(text);
        var sentences = MemoryText.sentences(content).stream()
                .filter(sentence -> wanted == null || wanted.isIn(sentence))
                .toList();
        var evidence = evidence(user, sentences);
        var written = versions.thatBrought(
                user,
                sentences.stream()
                        .filter(sentence -> !evidence.containsKey(Canonical.of(sentence)))
                        .toList());
        var said = excerpts(user, evidence);
        var pinned = mentions(user, Kind.PIN);
        var suppressed = mentions(user, Kind.SUPPRESSION);
        var explanations = new ArrayList<Explanation>();
        for (var sentence : sentences) {
            boolean isPinned = pinned.stream().anyMatch(pin -> pin.isQuotedIn(sentence));
            boolean isSuppressed = suppressed.stream().anyMatch(mention -> mention.isIn(sentence));
            var supporting = evidence.get(Canonical.of(sentence));
            explanations.add(
                    supporting == null
                            ? written(sentence, written.get(sentence), isPinned, isSuppressed)
                            : learned(sentence, supporting, said, isPinned, isSuppressed));
        }
        return List.copyOf(explanations);
    }

    /** What supports some sentences, by their comparable form, newest first. */
    private Map<String, List<Evidence>> evidence(UserId user, List<String> sentences) {
        var wanted = sentences.stream().map(Canonical::of).collect(Collectors.toSet());
        return sources.of(user).stream()
                .filter(one -> wanted.contains(one.canonical()))
                .collect(Collectors.groupingBy(Evidence::canonical));
    }

    private Map<UUID, Source> excerpts(UserId user, Map<String, List<Evidence>> evidence) {
        var ids = evidence.values().stream().flatMap(Explanations::messages).collect(Collectors.toSet());
        return excerpts.of(user, ids).stream().map(Source::of).collect(Collectors.toMap(Source::messageId, one -> one));
    }

    private static Stream<UUID> messages(List<Evidence> evidence) {
        return evidence.stream()
                .flatMap(one -> one.messages().stream())
                .distinct()
                .limit(MOST_SOURCES);
    }

    private static Explanation learned(
            String sentence, List<Evidence> evidence, Map<UUID, Source> said, boolean pinned, boolean suppressed) {
        var newest = evidence.getFirst();
        return new Explanation(
                sentence,
                messages(evidence)
                        .sorted()
                        .map(said::get)
                        .filter(Objects::nonNull)
                        .toList(),
                "roll_up",
                newest.origin().model(),
                newest.origin().promptVersion(),
                newest.version(),
                newest.learnedAt(),
                pinned,
                suppressed);
    }

    /** A sentence that no message supports came with the version that a client or the user wrote. */
    private static Explanation written(
            String sentence, @Nullable MemoryVersion version, boolean pinned, boolean suppressed) {
        return version == null
                ? new Explanation(sentence, List.of(), null, null, null, null, null, pinned, suppressed)
                : new Explanation(
                        sentence,
                        List.of(),
                        version.author(),
                        version.model(),
                        version.promptVersion(),
                        version.version(),
                        version.createdAt(),
                        pinned,
                        suppressed);
    }

    private List<Mention> mentions(UserId user, Kind kind) {
        return marks.texts(user, kind).stream().map(Mention::of).toList();
    }

    /**
     * Where a sentence came from.
     *
     * @param sources the messages that support it, oldest first, the latest 20 of them; empty when a client or the user wrote it
     * @param author who brought it in, as versions name authors; null when that version is no longer kept
     * @param model the model that worded it; null when a person or a client did
     * @param version the version that brought it in or last supported it
     * @param since when that was
     * @param pinned whether the user pinned it
     * @param suppressed whether it is left out of prompts
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "SentenceExplanation")
    record Explanation(
            String sentence,
            List<Source> sources,
            @Nullable String author,
            @Nullable String model,
            @Nullable String promptVersion,
            @Nullable Long version,
            @Nullable Instant since,
            boolean pinned,
            boolean suppressed) {}

    /**
     * A message that supports a sentence.
     *
     * @param content its first 2000 characters
     * @param truncated whether it goes on
     */
    @Schema(name = "SentenceSource")
    record Source(UUID messageId, UUID sessionId, String content, boolean truncated, Instant saidAt) {

        static Source of(Excerpt said) {
            return new Source(said.id(), said.sessionId(), said.content(), said.truncated(), said.createdAt());
        }
    }
}
