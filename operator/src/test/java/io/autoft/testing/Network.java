package io.autoft.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The way from an operator to its API server: it may be slow, break off, and lead elsewhere. */
public final class Network implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ApiServer server;
  private final ServerSocket entrance;
  private final long delayMillis;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile OptionalInt port;

  private Network(ApiServer server, Duration delay) throws IOException {
    this.server = server;
    delayMillis = delay.toMillis();
    port = OptionalInt.of(server.port());
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /**
   * A way to an API server.
   *
   * @param delay of everything that is sent, there and back
   */
  public static Network to(ApiServer server, Duration delay) throws IOException {
    var network = new Network(server, delay);
    network.threads.execute(network::accept);
    return network;
  }

  /** For who is to go this way. */
  public String kubeconfig() {
    return server.kubeconfig().replace(":" + server.port(), ":" + entrance.getLocalPort());
  }

  /** Breaks all connections; new ones are let through. */
  public void cut() {
    open.forEach(Network::close);
  }

  /** Breaks all connections and lets none through. */
  public void interrupt() {
    port = OptionalInt.empty();
    cut();
  }

  /** Leads to another port of this machine. */
  public void leadTo(int other) {
    port = OptionalInt.of(other);
    cut();
  }

  /** How many have been made. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
    threads.shutdownNow();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void connect(Socket here) {
    try {
      var there = new Socket(InetAddress.getLoopbackAddress(), port.orElseThrow(IOException::new));
      connections.incrementAndGet();
      threads.execute(() -> carry(here, there));
      threads.execute(() -> carry(there, here));
    } catch (IOException e) {
      close(here);
    }
  }

  private void carry(Socket from, Socket to) {
    open.add(from);
    try {
      carry(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // Either side is free to end, and so is a cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
      open.remove(from);
    }
  }

  private void carry(InputStream from, OutputStream to) throws IOException, InterruptedException {
    var buffer = new byte[BUFFER];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      Thread.sleep(delayMillis);
      to.write(buffer, 0, n);
      to.flush();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed, then.
    }
  }
}
