package io.orcha.emotion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a reply should sound, in one sentence for the model. These are all there are: none names a cause or a condition, and none holds
 * anything that the user said.
 */
public enum ToneHint {
    /** Upset in this very session. */
    GENTLE("The user seems upset right now; be gentle, and leave out jokes."),

    /** Angry in this very session. */
    FACTUAL("The user seems annoyed right now; stay calm and factual, and come to the point."),

    /** Low for some time, whatever this session is like. */
    CALM("The user seems to be under strain lately; be calm and brief."),

    /** In good spirits in this session. */
    LIGHT("The user seems to be in good spirits; a warm and light tone fits.");

    /** Half the way to the end of the scale is hardly ever reached by a mean of several messages. */
    private static final double CLEAR = 0.35;

    /** What lasts need not be as clear. */
    private static final double LASTING = -0.25;

    private final String text;

    ToneHint(String text) {
        this.text = text;
    }

    /** The sentence. */
    public String text() {
        return text;
    }

    /**
     * The hint for a reply, if there is anything to hint at.
     *
     * @param now the mood of the session; null for too little evidence
     * @param lately the smoothed mood of the last days; null for too little evidence
     */
    public static Optional<ToneHint> of(@Nullable Mood now, @Nullable Mood lately) {
        if (now != null && now.valence() <= -CLEAR) {
            return Optional.of(now.emotion() == Emotion.ANGER ? FACTUAL : GENTLE);
        }
        if (now != null && now.valence() >= CLEAR) {
            return Optional.of(LIGHT);
        }
        return lately != null && lately.valence() <= LASTING ? Optional.of(CALM) : Optional.empty();
    }
}
