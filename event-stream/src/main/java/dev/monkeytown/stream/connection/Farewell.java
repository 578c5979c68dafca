package dev.monkeytown.stream.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a channel on which a close frame is being sent: reads on and throws away until the client's own close frame
 * comes, or for {@link #PATIENCE}. Closing at once would be an abort for a client that is still sending: with unread
 * bytes the kernel resets the connection, and the client never sees the code.
 */
final class Farewell extends ChannelInboundHandlerAdapter {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var unused = context.executor().schedule(() -> close(context), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean answered = message instanceof CloseWebSocketFrame;
        ReferenceCountUtil.release(message);
        if (answered) {
            close(context);
        }
    }

    private static void close(ChannelHandlerContext context) {
        var unused = context.close();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.read();
    }
}
