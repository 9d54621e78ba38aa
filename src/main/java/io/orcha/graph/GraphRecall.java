package io.orcha.graph;

import static io.orcha.platform.Settings.positive;

import io.orcha.graph.FactSearch.Found;
import io.orcha.platform.Database;
import io.orcha.platform.Meanwhile;
import io.orcha.recall.fact.FactSource;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recalls from the graph: the facts that bear on a question, and the messages and memories that say them. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class GraphRecall implements FactSource {

    /** So many relations may lend weight to what says them. */
    private static final int SUPPORTING = 24;

    /**
     * What scores less lends none: more than a word of the question speaks for the relation, and more than that somebody is named of
     * whom much is known. Measured on the questions of the LoCoMo conversations: without it the first five get worse.
     */
    private static final double LENDING = 1.15;

    private final UserGraphs graphs;
    private final Database database;
    private final boolean enabled;
    private final int most;

    GraphRecall(UserGraphs graphs, Database database, GraphConfig config) {
        this.graphs = graphs;
        this.database = database;
        this.enabled = config.enabled();
        this.most = positive("orcha.graph.facts", config.facts());
    }

    @Override
    public Related related(UserId user, Question question) {
        if (!enabled) {
            return Related.NOTHING;
        }
        var graph = graphs.at(user, question.state());
        var time = QuestionTime.of(question.text(), question.at(), question.zone());
        var found = FactSearch.in(graph, question.text(), question.vector(), time, SUPPORTING);
        // What was learned later may have been said before: who asks as if it were an earlier time waits until that is
        // known.
        boolean areKnown =
                found.stream().noneMatch(one -> one.relation().recordedAt().isAfter(question.at()));
        if (found.isEmpty() || (areKnown && !question.wantsFacts())) {
            return new Related(List::of, sources(found));
        }
        var relations = found.stream().map(Found::relation).toList();
        var statements = database.forUser(user.value());
        var evidence = Meanwhile.begin(() -> Evidence.of(relations, statements, user));
        return new Related(
                () -> question.wantsFacts() ? facts(found, evidence.await(), graph, question.at()) : List.of(),
                sources(areKnown ? found : saidUntil(question.at(), found, evidence.await())));
    }

    /** What was imported is known since it was said, and not since it was learned. */
    private static List<Found> saidUntil(Instant at, List<Found> found, Evidence evidence) {
        return found.stream()
                .filter(one -> !evidence.saidFirst(one.relation()).isAfter(at))
                .toList();
    }

    private static Set<UUID> sources(List<Found> found) {
        return found.stream()
                .filter(one -> one.score() >= LENDING)
                .map(Found::relation)
                .flatMap(relation -> Stream.concat(relation.messages().stream(), relation.memories().stream()))
                .collect(Collectors.toSet());
    }

    private List<Fact> facts(List<Found> found, Evidence evidence, Graph graph, Instant at) {
        return saidUntil(at, found, evidence).stream()
                .filter(one -> !evidence.isHidden(one.relation()))
                .limit(most)
                .map(one -> fact(one, graph, evidence))
                .toList();
    }

    private static Fact fact(Found found, Graph graph, Evidence evidence) {
        var relation = found.relation();
        return new Fact(
                relation.id(),
                graph.text(relation),
                found.score(),
                relation.validFrom() == null ? evidence.saidFirst(relation) : relation.validFrom(),
                relation.validTo(),
                evidence.messages(relation),
                relation.memories());
    }
}
