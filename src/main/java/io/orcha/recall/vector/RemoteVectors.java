package io.orcha.recall.vector;

import io.micrometer.core.instrument.Counter;
import io.orcha.recall.vector.RemoteIndex.Owner;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Searches an external store: with little patience, and taking nothing from its answer that is not the user's. */
final class RemoteVectors implements VectorStore {

    private static final Logger LOG = Logger.getLogger(RemoteVectors.class);

    /** Points are passages, and some of them are of the same unit. */
    private static final int PASSAGES_PER_UNIT = 2;

    private static final int CALLS = 10;
    private static final double FAILURES = 0.5;
    private static final int LEFT_ALONE_SECONDS = 5;

    private final RemoteIndex index;
    private final Users users;
    private final Counter foreign;
    private final Guard guard;
    private volatile @Nullable String problem;

    RemoteVectors(RemoteIndex index, Users users, Counter foreign) {
        this.index = index;
        this.users = users;
        this.foreign = foreign;
        this.guard = Guard.create()
                .withDescription("vector store")
                .withCircuitBreaker()
                .requestVolumeThreshold(CALLS)
                .failureRatio(FAILURES)
                .delay(LEFT_ALONE_SECONDS, ChronoUnit.SECONDS)
                .onStateChange(RemoteVectors::changed)
                .done()
                .build();
    }

    @Override
    public List<Match> nearest(UserId user, float[] query, int limit) {
        var owner = new Owner(user, users.erasures(user));
        var found = new Nearest();
        try {
            guard
                    .call(() -> new Answer(index.nearest(owner, query, limit * PASSAGES_PER_UNIT)), Answer.class)
                    .hits()
                    .stream()
                    .filter(hit -> isOwned(hit, owner))
                    .forEach(hit -> found.add(hit.unit(), hit.cosine()));
        } catch (CircuitBreakerOpenException e) {
            throw new VectorStoreException("The vector store failed repeatedly and is left alone for a moment.", e);
        } catch (Exception e) {
            throw failed(e);
        }
        problem = null;
        return found.first(limit);
    }

    /** Why the last search failed; empty when it did not. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private record Answer(List<RemoteIndex.Hit> hits) {}

    private boolean isOwned(RemoteIndex.Hit hit, Owner owner) {
        boolean owned = hit.user().equals(owner.user().value()) && hit.life() == owner.life();
        if (!owned) {
            foreign.increment();
            LOG.error("The vector store answered with a point of another user, which was dropped.");
        }
        return owned;
    }

    private VectorStoreException failed(Exception e) {
        var failure = e instanceof VectorStoreException known
                ? known
                : new VectorStoreException("The vector store did not answer as it should.", e);
        if (problem == null) {
            LOG.warnf("vectors are not searched for now: %s", failure.getMessage());
        }
        problem = failure.getMessage();
        return failure;
    }

    private static void changed(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            LOG.warn("The vector store failed repeatedly and is left alone for a moment.");
        }
    }
}
