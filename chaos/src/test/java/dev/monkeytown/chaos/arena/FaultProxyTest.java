package dev.monkeytown.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultProxyTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int SHORT_MS = 50;
    private static final int BYE = 99;

    private ServerSocket listener;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 50, LOOPBACK);
        Thread.ofVirtual().start(this::echo);
        proxy = FaultProxy.before(listener.getLocalPort());
        client = new Socket(LOOPBACK, proxy.port());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        listener.close();
    }

    @Test
    void passesOn() throws IOException {
        say(7);

        assertThat(hear()).isEqualTo(7);
    }

    @Test
    void passesOnLater() throws IOException {
        proxy.weather(new Weather.Latency(100, 0));
        long before = System.nanoTime();

        say(7);

        assertThat(hear()).isEqualTo(7);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000);
    }

    @Test
    void passesNothingOnUntilTheWeatherIsBetter() throws IOException {
        say(7);
        hear();
        proxy.weather(new Weather.BlackHole());

        say(8);
        client.setSoTimeout(SHORT_MS);
        assertThatThrownBy(this::hear).isInstanceOf(SocketTimeoutException.class);
        proxy.weather(new Weather.Fine());

        client.setSoTimeout(0);
        assertThat(hear()).isEqualTo(8);
    }

    @Test
    void passesOnSlowly() throws IOException {
        proxy.weather(new Weather.Slow(100));
        long before = System.nanoTime();

        client.getOutputStream().write(new byte[10]);
        for (int i = 0; i < 10; i++) {
            hear();
        }

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000);
    }

    @Test
    void resetsWhatIsThereAndTakesWhatComes() throws IOException {
        say(7);
        hear();

        proxy.reset();

        assertThatThrownBy(this::hear).isInstanceOf(IOException.class).hasMessageContaining("reset");
        client = new Socket(LOOPBACK, proxy.port());
        say(8);
        assertThat(hear()).isEqualTo(8);
    }

    @Test
    void forgetsWhatIsThereWithoutAWordAndTakesWhatComes() throws IOException {
        say(7);
        hear();

        proxy.forget();

        say(8);
        client.setSoTimeout(SHORT_MS);
        assertThatThrownBy(this::hear).isInstanceOf(SocketTimeoutException.class);
        try (Socket another = new Socket(LOOPBACK, proxy.port())) {
            another.getOutputStream().write(9);
            assertThat(another.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void endsTheClientsConnectionWithTheServers() throws IOException {
        say(7);
        hear();

        say(BYE);

        assertThat(hear()).isEqualTo(-1);
    }

    private void say(int what) throws IOException {
        client.getOutputStream().write(what);
    }

    private int hear() throws IOException {
        return client.getInputStream().read();
    }

    /** Says everything again, and goes when it is told so. */
    private void echo() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            int next = socket.getInputStream().read();
            while (next >= 0 && next != BYE) {
                socket.getOutputStream().write(next);
                next = socket.getInputStream().read();
            }
        } catch (IOException gone) {
            return;
        }
    }
}
