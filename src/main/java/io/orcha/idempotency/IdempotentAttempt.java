package io.orcha.idempotency;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of a request that its client may repeat. Endpoints need it only to say what the response alone does not tell. */
public final class IdempotentAttempt {

    private static final String CONTEXT_KEY = IdempotentAttempt.class.getName();

    private final Claims claims;
    private final KeyedRequest request;
    private final UUID id;
    private volatile @Nullable UUID session;
    private volatile boolean keepsNoResponse;
    private volatile boolean outlivesErasure;

    IdempotentAttempt(Claims claims, KeyedRequest request, UUID id, @Nullable UUID session) {
        this.claims = claims;
        this.request = request;
        this.id = id;
        this.session = session;
    }

    /** The attempt that a request is; empty when it came without a key. */
    public static Optional<IdempotentAttempt> of(RoutingContext context) {
        return Optional.ofNullable(context.get(CONTEXT_KEY));
    }

    void putInto(RoutingContext context) {
        context.put(CONTEXT_KEY, this);
    }

    /** The session in which this attempt or an earlier one left the user's message; empty when none did. */
    public Optional<UUID> session() {
        return Optional.ofNullable(session);
    }

    /** Says in which session the user's message is stored: if this attempt fails or dies, the next one goes on there. */
    public void leftMessageIn(UUID storedIn) {
        if (!storedIn.equals(session)) {
            session = storedIn;
            claims.keepSession(this, storedIn);
        }
    }

    /** Says that the response must be stored nowhere; a repetition then runs anew. */
    public void keepNoResponse() {
        keepsNoResponse = true;
    }

    /** Says that this request is what forgets something, and that its response holds nothing of it. */
    public void outliveErasure() {
        outlivesErasure = true;
    }

    KeyedRequest request() {
        return request;
    }

    UUID id() {
        return id;
    }

    boolean keepsNoResponse() {
        return keepsNoResponse;
    }

    boolean outlivesErasure() {
        return outlivesErasure;
    }
}
