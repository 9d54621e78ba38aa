package io.orcha.idempotency;

import io.orcha.idempotency.Claim.State;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.Settings;
import io.orcha.platform.drain.LastCall;
import io.orcha.platform.problem.FailureDescription;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Runs each keyed request once: the first attempt runs, those that come meanwhile wait for its response. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    /** Refusals that the same request would always meet; others pass, or the client may change what is not in the body. */
    private static final Set<Integer> LASTING_REFUSALS = Set.of(404, 410, 413, 422);

    private final Claims claims;
    private final LeaseRenewal renewal;
    private final IdempotencyConfig config;
    private final Clock clock;
    private final LastCall lastCall;

    Attempts(Claims claims, LeaseRenewal renewal, IdempotencyConfig config, Clock clock, LastCall lastCall) {
        Settings.require(
                config.retention().compareTo(config.lease()) > 0,
                "orcha.idempotency.retention must be longer than orcha.idempotency.lease.");
        this.claims = claims;
        this.renewal = renewal;
        this.config = config;
        this.clock = clock;
        this.lastCall = lastCall;
    }

    /**
     * Decides whether a request runs or is answered with an earlier response; waits for an attempt that is running.
     *
     * @throws NotRepeatableException when there is nothing to repeat, or not in time
     * @throws io.orcha.platform.problem.InvalidFieldsException when the key was used for another request
     * @throws DatabaseUnavailableException when nobody can tell
     */
    Admission admit(KeyedRequest request) {
        var deadline = clock.instant().plus(config.maxWait());
        var pause = FIRST_PAUSE;
        Optional<Claim> earlier = Optional.empty();
        while (true) {
            if (earlier.isEmpty() || earlier.get().isOpen()) {
                var claimed = claims.claim(request);
                if (claimed.isPresent()) {
                    renewal.began(claimed.get());
                    return new Admission.Run(claimed.get());
                }
            }
            earlier = claims.find(request);
            var response = earlier.flatMap(Claim::response);
            if (response.isPresent()) {
                return new Admission.Replay(response.get());
            }
            if (clock.instant().isAfter(deadline) || lastCall.isCalled()) {
                throw NotRepeatableException.stillRunning();
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Notes the response to an attempt. */
    void answered(IdempotentAttempt attempt, StoredResponse response) {
        ending(attempt, () -> {
            if (attempt.keepsNoResponse() || !isLasting(response.status())) {
                freeOrResumable(attempt);
            } else if (response.body().length > config.maxResponseBytes()) {
                claims.end(attempt, State.OVERSIZED);
            } else {
                claims.complete(attempt, response);
            }
        });
    }

    /** Notes that an attempt failed in a way that may pass: the next one runs, and goes on where this one left off. */
    void failed(IdempotentAttempt attempt) {
        ending(attempt, () -> freeOrResumable(attempt));
    }

    /** Notes that a response broke off, or grew too long to be kept. */
    void endedWithoutResponse(IdempotentAttempt attempt, State state) {
        ending(attempt, () -> {
            if (attempt.keepsNoResponse()) {
                claims.release(attempt);
            } else {
                claims.end(attempt, state);
            }
        });
    }

    private void freeOrResumable(IdempotentAttempt attempt) {
        if (attempt.session().isPresent()) {
            claims.end(attempt, State.FAILED);
        } else {
            claims.release(attempt);
        }
    }

    private static boolean isLasting(int status) {
        return (status >= 200 && status < 300) || LASTING_REFUSALS.contains(status);
    }

    /** What was done is done: its client gets the response, even if a repetition will not. */
    private void ending(IdempotentAttempt attempt, Runnable note) {
        renewal.ended(attempt);
        try {
            note.run();
        } catch (DatabaseUnavailableException e) {
            LOG.warnf("the end of a request with an Idempotency-Key could not be noted: %s", FailureDescription.of(e));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw NotRepeatableException.stillRunning();
        }
    }
}
