package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is recalled. */
@Schema(name = "RecalledItemKind")
public enum ItemKind {
    /** A message of a conversation. */
    @JsonProperty("message")
    MESSAGE,
    /** A long-term memory. */
    @JsonProperty("memory")
    MEMORY
}
