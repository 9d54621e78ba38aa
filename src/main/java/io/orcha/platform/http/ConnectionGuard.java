package io.orcha.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.orcha.platform.http.ConnectionLimits.Reason;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that keeps a place without using it. The server's own idle time-out counts from the latest byte, so one
 * byte a minute would hold a connection for ever; this one counts from the beginning of what is to arrive. Everything but
 * {@link #of} runs on the connection's event loop.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class.getName());

    private final ConnectionLimits limits;
    private @Nullable ScheduledFuture<?> checks;
    private @Nullable HttpServerRequest unread;
    private int requests;
    private boolean multiplexed;
    private boolean receiving;
    private boolean stalled;
    private long receivingSince;
    private long quietSince = System.nanoTime();
    private long stalledSince;

    ConnectionGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** A connection's guard; null where there is none, as for connections inside the process. */
    static @Nullable ConnectionGuard of(Channel channel) {
        return channel.attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var channel = context.channel();
        channel.attr(KEY).set(this);
        channel.closeFuture().addListener(_ -> end());
        if (!limits.enter()) {
            close(channel, Reason.TOO_MANY);
            return;
        }
        long interval = limits.checkInterval().toNanos();
        checks = channel.eventLoop()
                .scheduleWithFixedDelay(() -> check(channel), interval, interval, TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (requests == 0 && !receiving && !multiplexed && !isOfAnsweredRequest()) {
            receiving = true;
            receivingSince = System.nanoTime();
        }
        context.fireChannelRead(message);
    }

    /**
     * The head of a request has arrived.
     *
     * @param onSharedConnection whether requests share the connection, as in HTTP/2: bytes then need not belong to one
     */
    void requestBegan(boolean onSharedConnection) {
        multiplexed |= onSharedConnection;
        receiving = false;
        requests++;
    }

    /** The response is sent. */
    void requestEnded(HttpServerRequest request) {
        requests--;
        unread = request.isEnded() ? null : request;
        quietSince = System.nanoTime();
    }

    /** Who is refused at once may still be sending the body, which is the head of no request. */
    private boolean isOfAnsweredRequest() {
        if (unread != null && unread.isEnded()) {
            unread = null;
        }
        return unread != null;
    }

    private void check(Channel channel) {
        long now = System.nanoTime();
        if (receiving && now - receivingSince >= limits.headNanos()) {
            close(channel, Reason.SLOW_HEAD);
        } else if (requests == 0 && now - quietSince >= limits.idleNanos()) {
            close(channel, Reason.IDLE);
        } else if (channel.isWritable()) {
            stalled = false;
        } else if (!stalled) {
            stalled = true;
            stalledSince = now;
        } else if (now - stalledSince >= limits.sendNanos()) {
            close(channel, Reason.STALLED);
        }
    }

    private void close(Channel channel, Reason reason) {
        limits.countClosed(reason);
        var _ = channel.close();
    }

    private void end() {
        limits.leave();
        if (checks != null) {
            checks.cancel(false);
        }
    }
}
