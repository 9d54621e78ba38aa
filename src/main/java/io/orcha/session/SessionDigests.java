package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sessions are about. The feature that finds it out implements it. */
public interface SessionDigests {

    /** What is known of some sessions; those of which nothing is known are left out. */
    Map<UUID, Digest> of(UserId user, Collection<UUID> sessions);

    /**
     * The sessions of a user whose title and summary together hold all words of a text, also as parts of words, whatever their case
     * and accents. None holds a text without words.
     */
    Set<UUID> holding(UserId user, String text);

    /**
     * What one session is about.
     *
     * @param summary null when there is none, or not yet
     * @param keyEntities who and what it mentions most, the most mentioned first
     */
    record Digest(@Nullable String summary, List<KeyEntity> keyEntities) {

        static final Digest NONE = new Digest(null, List.of());

        public Digest {
            keyEntities = List.copyOf(keyEntities);
        }
    }

    /** Somebody or something that a session mentions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyEntity(UUID id, String name, String kind) {}
}
