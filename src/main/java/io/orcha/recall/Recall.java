package io.orcha.recall;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.memory.Marks;
import io.orcha.memory.Marks.Kind;
import io.orcha.memory.MemoryText;
import io.orcha.memory.PromptMemory;
import io.orcha.memory.review.Screener;
import io.orcha.model.TokenCounter;
import io.orcha.platform.Meanwhile;
import io.orcha.recall.Originals.Original;
import io.orcha.recall.fact.FactSource.Fact;
import io.orcha.recall.memory.MemoryAccess;
import io.orcha.recall.ranking.Ranked;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recalls what was said, and what is known from it, for the query at hand: found in the user's index, read from the database, cut to
 * what a prompt has room for.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class Recall {

    /** Some of what is found is gone by now, or must not be mentioned, or is known anyway. */
    private static final int SPARE = 20;

    /** In characters: of what was said before a message and is longer, only the last sentence is shown. */
    private static final int LONG_QUESTION = 160;

    private final CandidateSearch candidates;
    private final Originals originals;
    private final Marks marks;
    private final Screener screener;
    private final MemoryAccess access;
    private final Relevance relevance;
    private final TokenCounter tokens;
    private final Clock clock;
    private final RecallConfig config;
    private final Timer duration;
    private final Counter degraded;

    Recall(
            CandidateSearch candidates,
            Originals originals,
            Marks marks,
            Screener screener,
            MemoryAccess access,
            Relevance relevance,
            TokenCounter tokens,
            Clock clock,
            RecallConfig config,
            MeterRegistry meters) {
        this.candidates = candidates;
        this.originals = originals;
        this.marks = marks;
        this.screener = screener;
        this.access = access;
        this.relevance = relevance;
        this.tokens = tokens;
        this.clock = clock;
        this.config = config;
        this.duration = Timer.builder("orcha.recall.duration")
                .description("Making a context block, from the query to the text")
                .publishPercentileHistogram()
                .register(meters);
        this.degraded = Counter.builder("orcha.recall.degraded")
                .description("Recalls that had to do without vectors or the knowledge graph")
                .register(meters);
    }

    /**
     * Recalls for a chat turn, as it is configured; nothing for a greeting and the like, which costs nothing either.
     *
     * @param known ids of messages that the prompt holds anyway
     * @param texts what else it holds
     */
    public Recalled forTurn(
            UserId user, String message, Influence influence, Lens lens, Set<UUID> known, Set<String> texts) {
        if (!config.enabled() || Courtesy.is(message)) {
            return Recalled.NOTHING;
        }
        var request = new RecallRequest(
                user,
                message,
                influence.of(config.contextTokens()),
                config.items(),
                influence,
                EnumSet.allOf(ItemKind.class),
                null,
                RecallRequest.SHARED_ONLY,
                lens,
                known,
                texts,
                true,
                clock.instant());
        return recall(request, false);
    }

    /**
     * Recalls.
     *
     * @param explained whether the items tell what their scores are made of
     */
    public Recalled recall(RecallRequest request, boolean explained) {
        if (request.influence() == Influence.NONE) {
            return Recalled.NOTHING;
        }
        return duration.record(() -> recallNow(request, explained));
    }

    private Recalled recallNow(RecallRequest request, boolean explained) {
        var suppressed = Meanwhile.begin(() -> marks.mentions(request.user(), Kind.SUPPRESSION));
        var found = candidates.find(request, request.limit() + SPARE);
        if (!found.degraded().isEmpty()) {
            degraded.increment();
        }
        if (found.ranked().isEmpty() && found.facts().isEmpty()) {
            return new Recalled("", List.of(), List.of(), 0, found.degraded());
        }
        var texts = originals.find(
                request.user(),
                found.ranked().stream().map(ranked -> ranked.unit().id()).toList(),
                request.lens().persona());
        var mentionable = new PromptMemory(null, 0, suppressed.await());
        var shown = new ArrayList<Shown>();
        for (var ranked : found.ranked()) {
            var original = texts.get(ranked.unit().id());
            if (original == null
                    || shown.size() == request.limit()
                    || request.texts().contains(original.text())) {
                continue;
            }
            var text = mentionable.mentionable(original.text());
            if (text != null && !text.isBlank()) {
                shown.add(new Shown(ranked, original, harmless(original, text), question(original, mentionable)));
            }
        }
        return assembled(request, shown, facts(request, found, mentionable), found, explained);
    }

    /**
     * The text without what a model must not see. A memory loses personal data only. What was learned has been reviewed where it had
     * to be, and what its owner wrote is kept as given, like a summary that they wrote. So it is with memories that were imported:
     * whoever may import a file for a user may as well write for them, and the file itself says where its memories came from, so that
     * its word would be no protection. Every text is made harmless as a part of the prompt in any case, when it becomes a line of it.
     */
    private String harmless(Original original, String text) {
        return original.isMemory() ? screener.withoutPersonalData(text) : screener.harmless(text);
    }

    /** The question that a short message answers, as far as it may be shown itself; null when it stands alone. */
    private @Nullable String question(Original original, PromptMemory mentionable) {
        var before = original.before() == null ? null : lastWords(original.before());
        before = before == null ? null : mentionable.mentionable(before);
        if (before == null) {
            return null;
        }
        var harmless = screener.harmless(before).strip();
        return harmless.endsWith("?") ? harmless : null;
    }

    /** Of a long text the last sentence; null when that has no beginning. */
    private static @Nullable String lastWords(String before) {
        if (before.length() <= LONG_QUESTION) {
            return before;
        }
        var sentences = MemoryText.sentences(before);
        return before.length() < Originals.BEFORE_LENGTH || sentences.size() > 1 ? sentences.getLast() : null;
    }

    private Recalled assembled(
            RecallRequest request,
            List<Shown> shown,
            List<Fact> mentionable,
            CandidateSearch.Found found,
            boolean explained) {
        var block = new ContextBlock(tokens, new Excerpt(tokens, found.fit()), request.maxTokens());
        var facts = mentionable.stream()
                .map(fact ->
                        known(fact, block.addFact(fact.text(), fact.since(), fact.until(), fact.isOver(request.at()))))
                .toList();
        var items = new ArrayList<Recalled.Item>();
        boolean asks = !Courtesy.is(request.query());
        for (int i = 0; i < shown.size(); i++) {
            var one = shown.get(i);
            boolean used = !one.text().isBlank()
                    && (!request.onlyRelevant() || (asks && relevance.isEnough(one.ranked())))
                    && one.isAddedTo(block, request.at(), i + 1 < shown.size());
            items.add(one.item(used, explained ? one.ranked().components() : null));
        }
        var recalled = new Recalled(block.text(), items, facts, tokens.count(block.text()), found.degraded());
        access.recalled(
                request.user(),
                items.stream()
                        .filter(item -> item.used() && item.kind() == ItemKind.MEMORY)
                        .map(Recalled.Item::id)
                        .toList());
        return recalled;
    }

    /** The facts that may be mentioned. */
    private List<Fact> facts(RecallRequest request, CandidateSearch.Found found, PromptMemory mentionable) {
        if (!request.wantsFacts()) {
            return List.of();
        }
        return found.facts().stream()
                .filter(fact -> fact.text().equals(mentionable.mentionable(fact.text())))
                .filter(fact -> screener.withoutPersonalData(fact.text()).equals(fact.text()))
                .toList();
    }

    private static Recalled.KnownFact known(Fact fact, boolean used) {
        return new Recalled.KnownFact(
                fact.id(),
                fact.text(),
                fact.score(),
                fact.since(),
                fact.until(),
                fact.messages(),
                fact.memories(),
                used);
    }

    /** Something that is going to be shown. */
    private record Shown(
            Ranked ranked,
            Original original,
            String text,
            @Nullable String question) {

        /** Whether there was room for any of it. */
        boolean isAddedTo(ContextBlock block, Instant now, boolean others) {
            if (original.role() == null) {
                return block.addNote(text, original.at(), original.until(), original.isOver(now), others);
            }
            var who = original.speaker() == null ? original.role() : original.speaker();
            return block.addMessage(text, original.at(), who, question, others);
        }

        Recalled.Item item(boolean used, @Nullable Map<String, Double> components) {
            return new Recalled.Item(
                    original.isMemory() ? ItemKind.MEMORY : ItemKind.MESSAGE,
                    original.id(),
                    text,
                    ranked.score(),
                    original.at(),
                    original.until(),
                    original.session(),
                    original.role(),
                    original.speaker(),
                    original.sources() == null ? List.of(original.id()) : original.sources(),
                    used,
                    text.isBlank(),
                    components);
        }
    }
}
