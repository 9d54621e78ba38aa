package io.orcha.recall;

import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.fact.FactSource;
import io.orcha.recall.fact.FactSource.Fact;
import io.orcha.recall.fact.FactSource.Question;
import io.orcha.recall.fact.FactSource.Related;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What the knowledge graph tells. A failure is told an operator at most once a minute, however many ask meanwhile: of one user's graph
 * it may fail while it answers of all others, so that no answer says that it is over.
 */
@ApplicationScoped
class RelatedFacts {

    private static final Logger LOG = Logger.getLogger(RelatedFacts.class);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final List<FactSource> sources;
    private final Clock clock;
    private final AtomicReference<Instant> lastTold = new AtomicReference<>(Instant.EPOCH);

    RelatedFacts(@All List<FactSource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** What bears on a question; empty when the graph does not answer. */
    Optional<Related> to(UserId user, Question question) {
        return told(() -> sources.stream()
                .map(source -> source.related(user, question))
                .findFirst()
                .orElse(Related.NOTHING));
    }

    /** The facts of what it has answered; empty when it does not tell them. */
    Optional<List<Fact>> of(Related related) {
        return told(related.facts());
    }

    private <T> Optional<T> told(Supplier<T> graph) {
        try {
            return Optional.of(graph.get());
        } catch (DatabaseUnavailableException e) {
            throw e; // Nothing else would be found either.
        } catch (RuntimeException e) {
            report(e);
            return Optional.empty();
        }
    }

    private void report(RuntimeException failure) {
        var now = clock.instant();
        var last = lastTold.get();
        if (!now.isBefore(last.plus(TOLD_EVERY)) && lastTold.compareAndSet(last, now)) {
            LOG.warnf("recall goes on without the knowledge graph: %s", FailureDescription.withFrames(failure));
        } else {
            LOG.debugf("recall still goes on without the knowledge graph: %s", FailureDescription.of(failure));
        }
    }
}
