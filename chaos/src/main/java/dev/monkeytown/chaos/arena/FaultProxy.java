package dev.monkeytown.chaos.arena;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between clients and one TCP server on loopback and passes everything on as the weather allows. Thread-safe;
 * connections are served by virtual threads of its own.
 */
public final class FaultProxy implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 512;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Queue<Sky> forgotten = new ConcurrentLinkedQueue<>();
    private volatile Sky sky = new Sky();

    private FaultProxy(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /** @param serverPort on loopback; the server need not listen yet */
    public static FaultProxy before(int serverPort) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, LOOPBACK);
        FaultProxy proxy = new FaultProxy(listener, new InetSocketAddress(LOOPBACK, serverPort));
        Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on; what is on its way is not hurried. */
    public void weather(Weather weather) {
        sky.turn(weather);
    }

    /** Resets every connection there is, as a router that lost its memory does. */
    public void reset() {
        sockets.forEach(FaultProxy::abort);
    }

    /**
     * Forgets every connection there is without telling anybody, as a router does whose power failed: nothing passes on them
     * any more, and both ends believe in them. New connections are as good as any.
     */
    public void forget() {
        Sky overTheOld = sky;
        sky = new Sky();
        overTheOld.turn(new Weather.BlackHole());
        forgotten.add(overTheOld);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            System.getLogger(FaultProxy.class.getName())
                    .log(System.Logger.Level.DEBUG, "the listener did not close", e);
        }
        sky.turn(new Weather.Fine());
        forgotten.forEach(each -> each.turn(new Weather.Fine()));
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        sockets.add(client);
        sockets.add(upstream);
        try {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Sky above = sky;
            above.awaitPassage();
            upstream.connect(server);
            Pipe there = new Pipe(client, upstream, above);
            Pipe back = new Pipe(upstream, client, above);
            Thread other = Thread.ofVirtual().start(back::run);
            there.run();
            other.join();
        } catch (IOException nobodyThere) {
            abort(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            abort(client);
            abort(upstream);
            sockets.remove(client);
            sockets.remove(upstream);
        }
    }

    /** Closes with a reset, so that nothing is left to be read and no address waits. */
    static void abort(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException alreadyGone) {
            System.getLogger(FaultProxy.class.getName())
                    .log(System.Logger.Level.DEBUG, "a socket was gone already", alreadyGone);
        }
    }
}
