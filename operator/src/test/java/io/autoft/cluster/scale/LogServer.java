package io.autoft.cluster.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.autoft.testing.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The part of a kubelet that serves logs: all trainers say that they do a step a second since it
 * was started. Its certificate is its own, which an API server takes that is told no authority.
 */
final class LogServer implements AutoCloseable {

  private static final String LINES =
      "step %d/100000, loss 0.9311, learning rate 1.00e-03, 812 images/s, 900 s left%n".repeat(2);

  private static final String PASSWORD = "changeit";
  private static final int THREADS = 8;

  private final long began = System.nanoTime();
  private final AtomicInteger reads = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpsServer server;

  private LogServer(HttpsServer server) {
    this.server = server;
  }

  /** Starts it at a free port of this machine. */
  static LogServer start() throws IOException, GeneralSecurityException, InterruptedException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = new LogServer(HttpsServer.create(address, 0));
    server.server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.server.setExecutor(server.threads);
    server.server.createContext("/containerLogs/", server::answer);
    server.server.start();
    return server;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How many logs it was asked for so far. */
  int reads() {
    return reads.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    reads.incrementAndGet();
    long step = (System.nanoTime() - began) / 1_000_000_000L;
    var log = LINES.formatted(step, step + 1).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, log.length);
    try (var body = exchange.getResponseBody()) {
      body.write(log);
    }
  }

  private static SSLContext context()
      throws IOException, GeneralSecurityException, InterruptedException {
    var store = Repository.path("operator/target/kubelet.p12");
    Files.deleteIfExists(store);
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "kubelet",
                "-keyalg",
                "EC",
                "-dname",
                "CN=node-1")
            .inheritIO()
            .start()
            .waitFor();
    if (made != 0) {
      throw new IOException("keytool ended with exit code " + made);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
