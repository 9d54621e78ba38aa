package io.orcha.graph;

import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.fact.StatedFact;
import io.orcha.recall.fact.Thing;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the facts in what users say as entities and relations. */
@ApplicationScoped
class GraphLearning implements FactKeeper {

    private final Messages messages;
    private final GraphErasure erasure;
    private final EntityTasks tasks;
    private final Ids ids;
    private final Clock clock;

    GraphLearning(Messages messages, GraphErasure erasure, EntityTasks tasks, Ids ids, Clock clock) {
        this.messages = messages;
        this.erasure = erasure;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void learned(Statements inTransaction, UserId user, List<Learned> facts, long revision) {
        var draft = draft(inTransaction, user, facts);
        new FactMerging(draft, times(inTransaction, user, draft)).add(facts);
        DraftStorage.store(inTransaction, user, draft, revision);
        if (!draft.newEntities().isEmpty() || !draft.changedEntities().isEmpty()) {
            tasks.schedule(inTransaction, user);
        }
    }

    @Override
    public void memoriesGone(Statements inTransaction, UserId user, Collection<UUID> memories, long revision) {
        erasure.memoriesGone(inTransaction, user, memories, revision);
    }

    @Override
    public void memoriesForgotten(Statements inTransaction, UserId user, Collection<UUID> memories, long revision) {
        erasure.memoriesForgotten(inTransaction, user, memories, revision);
    }

    @Override
    public void takenBack(
            Statements inTransaction, UserId user, Set<UUID> messages, Set<UUID> memories, long revision) {
        var wrong = GraphTable.saidIn(inTransaction, user, messages).stream()
                .filter(relation -> relation.origin() == Origin.LEARNED
                        && messages.containsAll(relation.messages())
                        && memories.containsAll(relation.memories()))
                .toList();
        if (wrong.isEmpty()) {
            return;
        }
        var things = wrong.stream()
                .flatMap(relation -> Stream.of(relation.subject(), relation.object()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var predicates = wrong.stream()
                .map(Relation::predicate)
                .flatMap(predicate -> Stream.concat(Predicates.ofOneKind(predicate).stream(), Stream.of(predicate)))
                .collect(Collectors.toSet());
        var found = GraphTable.entities(inTransaction, user, things);
        var draft = GraphTable.draft(inTransaction, user, found, predicates, ids, now());
        wrong.forEach(relation -> FactMerging.takeBack(draft, relation));
        DraftStorage.store(inTransaction, user, draft, revision);
    }

    /** What is called as the facts call it, with all that is known of it, and what the facts may end. */
    private Draft draft(Statements statements, UserId user, List<Learned> facts) {
        var keys = facts.stream()
                .flatMap(learned -> entities(learned.fact()))
                .flatMap(GraphLearning::keys)
                .collect(Collectors.toSet());
        var predicates = facts.stream().flatMap(GraphLearning::predicates).collect(Collectors.toSet());
        var found = GraphTable.entities(statements, user, GraphTable.idsCalled(statements, user, keys));
        return GraphTable.draft(statements, user, found, predicates, ids, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Those of the user that a fact may end, or repeat without naming any entity. */
    private static Stream<String> predicates(Learned learned) {
        var predicate = Predicates.canonical(learned.fact().predicate());
        boolean isValue = learned.fact().object() instanceof Thing.Value;
        return Stream.concat(Predicates.ofOneKind(predicate).stream(), isValue ? Stream.of(predicate) : Stream.empty());
    }

    private static Stream<Thing.Entity> entities(StatedFact fact) {
        return Stream.of(fact.subject(), fact.object())
                .filter(Thing.Entity.class::isInstance)
                .map(Thing.Entity.class::cast);
    }

    /** The whole name, and of a person's the first and the last. */
    private static Stream<String> keys(Thing.Entity entity) {
        var key = NameKey.of(entity.name());
        int space = key.indexOf(' ');
        return space < 0 ? Stream.of(key) : Stream.of(key, key.substring(0, space), NameKey.head(key));
    }

    private Map<UUID, Instant> times(Statements statements, UserId user, Draft draft) {
        Set<UUID> sources = draft.relations()
                .flatMap(relation -> relation.messages().stream())
                .collect(Collectors.toSet());
        return messages.times(statements, user, sources);
    }
}
