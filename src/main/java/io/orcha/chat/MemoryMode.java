package io.orcha.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one turn does with the user's memory. */
enum MemoryMode {
    /** The memory is given to the model and learns from the turn. */
    @JsonProperty("on")
    ON,
    /** The memory is given to the model and learns nothing; the turn is stored in its session. */
    @JsonProperty("read_only")
    READ_ONLY,
    /** A temporary chat: the model sees no memory, and nothing of the turn is stored. */
    @JsonProperty("off")
    OFF
}
