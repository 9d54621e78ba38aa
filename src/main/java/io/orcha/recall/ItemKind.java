package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is recalled. */
public enum ItemKind {
    /** A message of a conversation. */
    @JsonProperty("message")
    MESSAGE,
    /** A long-term memory. */
    @JsonProperty("memory")
    MEMORY
}
