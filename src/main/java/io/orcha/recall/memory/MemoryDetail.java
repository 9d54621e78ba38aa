package io.orcha.recall.memory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orcha.session.SaidMessage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A memory with what says it.
 *
 * @param said the messages that say it and still exist, the oldest first
 */
@Schema(name = "LongTermMemoryDetail")
record MemoryDetail(@JsonUnwrapped MemoryBody memory, List<SaidMessage> said) {}
