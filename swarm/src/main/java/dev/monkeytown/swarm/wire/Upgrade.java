package dev.monkeytown.swarm.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The client's side of the handshake (RFC 6455 §4.1); makes way for a {@link ServerFrameReader} once it is done. */
final class Upgrade extends ChannelInboundHandlerAdapter {
    private static final long PATIENCE_MS = 10_000;
    private static final int MOST_BYTES = 16 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Target target;
    private final String dialect;
    private final String token;
    private final SocketListener listener;
    private final String key = randomKey();
    private final ByteBuf heard = Unpooled.buffer();
    private boolean done;

    Upgrade(Target target, String dialect, String token, SocketListener listener) {
        this.target = target;
        this.dialect = dialect;
        this.token = token;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = "GET " + target.socketPath() + " HTTP/1.1\r\nHost: " + target.hostHeader()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\nSec-WebSocket-Protocol: " + dialect + ", bearer." + token + END_OF_HEAD;
        var _ = context.writeAndFlush(Unpooled.copiedBuffer(request, ISO_8859_1), context.voidPromise());
        var _ = context.executor()
                .schedule(
                        () -> refuse(context, 0, 0, "no answer to the handshake"), PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        heard.writeBytes(read);
        read.release();
        String text = heard.toString(ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end >= 0) {
            judge(context, text.substring(0, end), text.substring(end + END_OF_HEAD.length()));
        } else if (heard.readableBytes() > MOST_BYTES) {
            refuse(context, 0, 0, "the answer to the handshake is no HTTP");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        refuse(context, 0, 0, "the connection broke during the handshake");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        refuse(context, 0, 0, String.valueOf(cause.getMessage()));
    }

    private void judge(ChannelHandlerContext context, String head, String rest) {
        String[] lines = head.split("\r\n");
        String[] statusLine = lines[0].split(" ", 3);
        int status = statusLine.length > 1 && statusLine[1].matches("\\d{3}") ? Integer.parseInt(statusLine[1]) : 0;
        Map<String, String> headers = headers(lines);
        if (status != SWITCHING_PROTOCOLS) {
            String pause = headers.getOrDefault("retry-after", "");
            int seconds = pause.matches("\\d{1,6}") ? Integer.parseInt(pause) : 0;
            refuse(context, status, seconds, "the handshake was answered with " + status + " " + rest.strip());
        } else if (!accepted(key).equals(headers.get("sec-websocket-accept"))
                || !dialect.equals(headers.get("sec-websocket-protocol"))) {
            refuse(context, status, 0, "the handshake's answer is for somebody else");
        } else {
            open(context, head.length() + END_OF_HEAD.length());
        }
    }

    private void open(ChannelHandlerContext context, int headBytes) {
        done = true;
        ServerFrameReader reader = new ServerFrameReader(listener);
        context.pipeline().addLast(reader);
        listener.opened(new WebSocket(context.channel()));
        if (heard.readableBytes() > headBytes) {
            context.fireChannelRead(heard.copy(headBytes, heard.readableBytes() - headBytes));
        }
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, int status, int retryAfterSeconds, String why) {
        if (done) {
            return;
        }
        done = true;
        var _ = context.close();
        listener.refused(status, retryAfterSeconds, why);
    }

    static String accepted(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] nameAndValue = lines[i].split(":", 2);
            if (nameAndValue.length == 2) {
                headers.put(nameAndValue[0].strip().toLowerCase(Locale.ROOT), nameAndValue[1].strip());
            }
        }
        return headers;
    }
}
