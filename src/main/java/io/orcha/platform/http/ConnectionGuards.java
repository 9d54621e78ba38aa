package io.orcha.platform.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;

/**
 * Puts a guard before everything else on each connection that the server accepts. Netty finds it as a service, because Vert.x
 * offers no place for a handler of one's own; {@link GuardedRequests} tells Netty to look.
 */
public final class ConnectionGuards extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        if (channel instanceof SocketChannel) {
            channel.pipeline().addFirst(new ConnectionGuard(ConnectionLimits.configured()));
        }
    }
}
