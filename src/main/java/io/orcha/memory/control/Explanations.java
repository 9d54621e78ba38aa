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
import io.orcha.memory.version.Versions;
import io.orcha.model.offline.Canonical;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of each sentence of a memory where it came from. */
@ApplicationScoped
class Explanations {

    private final Memories memories;
    private final SentenceSources sources;
    private final Marks marks;
    private final Versions versions;
    private final Messages messages;

    Explanations(Memories memories, SentenceSources sources, Marks marks, Versions versions, Messages messages) {
        this.memories = memories;
        this.sources = sources;
        this.marks = marks;
        this.versions = versions;
        this.messages = messages;
    }

    /**
     * Explains the sentences of the current memory.
     *
     * @param text only those that mention it; null for all
     */
    List<Explanation> explain(UserId user, @Nullable String text) {
        var content = memories.find(user).map(Memory::content).orElse(null);
        var wanted = text == null ? null : Mention.of(text);
        var evidence = sources.of(user);
        var pinned = mentions(user, Kind.PIN);
        var suppressed = mentions(user, Kind.SUPPRESSION);
        return MemoryText.sentences(content).stream()
                .filter(sentence -> wanted == null || wanted.isIn(sentence))
                .map(sentence -> explain(
                        user,
                        sentence,
                        evidence,
                        pinned.stream().anyMatch(pin -> pin.isQuotedIn(sentence)),
                        suppressed.stream().anyMatch(mention -> mention.isIn(sentence))))
                .toList();
    }

    private Explanation explain(
            UserId user, String sentence, List<Evidence> evidence, boolean pinned, boolean suppressed) {
        var canonical = Canonical.of(sentence);
        var newest = evidence.stream()
                .filter(one -> one.canonical().equals(canonical))
                .findFirst()
                .orElse(null);
        if (newest == null) {
            return written(user, sentence, pinned, suppressed);
        }
        var quotes = messages.quote(user, SentenceSources.messages(evidence, sentence)).stream()
                .map(Source::of)
                .toList();
        return new Explanation(
                sentence,
                quotes,
                "roll_up",
                newest.origin().model(),
                newest.origin().promptVersion(),
                newest.version(),
                newest.learnedAt(),
                pinned,
                suppressed);
    }

    /** A sentence that no message supports came with the version that a client or the user wrote. */
    private Explanation written(UserId user, String sentence, boolean pinned, boolean suppressed) {
        var version = versions.thatBrought(user, sentence);
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
     * @param sources the messages that support it; empty when a client or the user wrote it
     * @param author who brought it in, as versions name authors; null when that version is no longer kept
     * @param model the model that worded it; null when a person or a client did
     * @param version the version that brought it in or last supported it
     * @param since when that was
     * @param pinned whether the user pinned it
     * @param suppressed whether it is left out of prompts
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
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

    /** A message that supports a sentence. */
    record Source(UUID messageId, UUID sessionId, String content, Instant saidAt) {

        static Source of(Messages.Quote quote) {
            return new Source(quote.id(), quote.sessionId(), quote.content(), quote.createdAt());
        }
    }
}
