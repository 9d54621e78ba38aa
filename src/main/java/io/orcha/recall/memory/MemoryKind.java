package io.orcha.recall.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orcha.model.offline.Remark.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a long-term memory is about. */
public enum MemoryKind {
    /** Who the user is: name, age, origin. */
    @JsonProperty("identity")
    IDENTITY(0.9f),
    /** People and animals of the user's. */
    @JsonProperty("relationship")
    RELATIONSHIP(0.8f),
    @JsonProperty("work")
    WORK(0.7f),
    /** Where the user lives or stays. */
    @JsonProperty("place")
    PLACE(0.7f),
    @JsonProperty("preference")
    PREFERENCE(0.5f),
    @JsonProperty("possession")
    POSSESSION(0.45f),
    /** Something that happened. */
    @JsonProperty("event")
    EVENT(0.35f),
    /** Something that is going to happen. */
    @JsonProperty("plan")
    PLAN(0.45f),
    @JsonProperty("health")
    HEALTH(0.9f),
    /** How the user wants to be treated. */
    @JsonProperty("instruction")
    INSTRUCTION(0.85f),
    @JsonProperty("fact")
    FACT(0.35f);

    private final float importance;

    MemoryKind(float importance) {
        this.importance = importance;
    }

    /** How important a memory of this kind is, from 0 to 1, when nothing else is known of it. */
    public float importance() {
        return importance;
    }

    /** The name as clients and the database know it, such as {@code identity}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with an id; empty when there is none. */
    public static Optional<MemoryKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** The ids of all kinds. */
    static List<String> ids() {
        return Arrays.stream(values()).map(MemoryKind::id).toList();
    }

    static MemoryKind of(Topic topic) {
        return switch (topic) {
            case IDENTITY -> IDENTITY;
            case PEOPLE -> RELATIONSHIP;
            case WORK -> WORK;
            case HOME -> PLACE;
            case TASTE -> PREFERENCE;
            case THINGS -> POSSESSION;
            case PAST -> EVENT;
            case PLANS -> PLAN;
            case HEALTH -> HEALTH;
            case MANNERS -> INSTRUCTION;
            case OTHER -> FACT;
        };
    }
}
