package io.orcha.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a message stands and when it was said, for whoever wants to see what says something. */
public record SaidMessage(UUID messageId, UUID sessionId, Instant saidAt) {

    /** Those messages, in their order. */
    public static List<SaidMessage> of(List<Messages.Quote> quotes) {
        return quotes.stream()
                .map(quote -> new SaidMessage(quote.id(), quote.sessionId(), quote.createdAt()))
                .toList();
    }
}
