package io.orcha.limits;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalLong;

/** What one user may store; without a number there is no limit. */
@ConfigMapping(prefix = "orcha.quota")
interface QuotaConfig {

    /** Sessions that are kept. */
    OptionalLong maxSessions();

    /** Messages that are kept, of both sides. */
    OptionalLong maxMessages();

    /** Bytes of the messages and of the memory with all its versions that are kept, in UTF-8. */
    OptionalLong maxBytes();
}
