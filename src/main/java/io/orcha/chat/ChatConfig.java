package io.orcha.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Chat turns. */
@ConfigMapping(prefix = "orcha.chat")
interface ChatConfig {

    /** The greatest length of one message, also of one in a given history, in UTF-8 bytes. */
    @WithDefault("32768")
    int maxMessageBytes();

    /** How many messages a given history may have, and how many of a session's own are loaded. */
    @WithDefault("200")
    int maxHistoryMessages();

    /** How many tokens of what was said elsewhere and is not in the memory yet a prompt is given, the newest first. */
    @WithDefault("1000")
    int recentStatementTokens();

    /** How long a streamed reply may be silent before a comment is sent, so that proxies keep the connection. */
    @WithDefault("15S")
    Duration heartbeat();
}
