package io.orcha.chat;

import io.orcha.emotion.ToneHint;
import io.orcha.emotion.UserMoods;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.session.Conversations.Started;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** How the reply of a turn should sound. A turn is never lost to a failure of it. */
@ApplicationScoped
class TurnTone {

    private static final Logger LOG = Logger.getLogger(TurnTone.class);

    private final UserMoods moods;

    TurnTone(UserMoods moods) {
        this.moods = moods;
    }

    /** The sentence for the model; empty for as always. */
    String of(Turn turn, Started started) {
        try {
            return moods.toneHint(turn.user(), started.sessionId())
                    .map(ToneHint::text)
                    .orElse("");
        } catch (RuntimeException e) {
            LOG.warnf("the mood could not be read: %s", FailureDescription.of(e));
            return "";
        }
    }
}
