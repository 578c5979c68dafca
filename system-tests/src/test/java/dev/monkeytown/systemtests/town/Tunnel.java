package dev.monkeytown.systemtests.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A way into a town on which connections can be cut as a network cuts them: reset on both sides, without a word. Thread-safe. */
public final class Tunnel implements AutoCloseable {
    private final InetSocketAddress town;
    private final ServerSocket entrance;
    private final List<Socket> ends = new ArrayList<>();

    private Tunnel(URI town) {
        this.town = new InetSocketAddress(town.getHost(), town.getPort());
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("tunnel").start(this::accept);
    }

    /** Open until it is closed. */
    public static Tunnel into(Town town) {
        return new Tunnel(town.address());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Cuts what goes through it at the moment; later connections are let through. */
    public synchronized void cut() {
        for (Socket end : ends) {
            try {
                end.setSoLinger(true, 0); // closing resets
                end.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ends.clear();
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket outside = entrance.accept();
                Socket inside = new Socket();
                inside.connect(town);
                dig(outside, inside);
            } catch (IOException closed) {
                return; // by close(), or nobody can come through any more and the test will say so
            }
        }
    }

    private synchronized void dig(Socket outside, Socket inside) {
        ends.add(outside);
        ends.add(inside);
        Thread.ofVirtual().start(() -> carry(outside, inside));
        Thread.ofVirtual().start(() -> carry(inside, outside));
    }

    /** When one side ends what it says, the other one hears that. */
    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException cut) {
            return; // there is nothing left to carry
        }
    }
}
