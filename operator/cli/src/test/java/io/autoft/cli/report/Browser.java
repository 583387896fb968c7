package io.autoft.cli.report;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A browser without a window: Chromium's own options print the page as it is after its scripts have
 * run, and what its console said, so no driver is needed.
 *
 * @param command of the browser
 */
record Browser(String command) {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int SECONDS = 60;
  private static final Pattern SHAPE = Pattern.compile("<(path|polyline|text|rect|circle)\\b");
  private static final String CONSOLE = ":CONSOLE";

  /**
   * A page that has been opened.
   *
   * @param document as HTML, without the texts of its scripts, in which a library has anything
   * @param console what was logged
   */
  record Opened(String document, List<String> console) {

    /** How many shapes and texts a chart consists of. */
    long shapes(String chart) {
      int from = document.indexOf("id=\"chart-" + chart + "\"");
      int to = document.indexOf("</figure>", from);
      return SHAPE.matcher(document.substring(from, to)).results().count();
    }
  }

  /** The browser of this machine; without one the test is skipped, and fails where CI is true. */
  static Browser find() {
    return NAMES.stream()
        .filter(Browser::isInstalled)
        .findFirst()
        .map(Browser::new)
        .orElseGet(Browser::missing);
  }

  private static boolean isInstalled(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static Browser missing() {
    var message =
        "no browser is installed (%s); on Debian: apt-get install chromium"
            .formatted(String.join(", ", NAMES));
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    System.err.println("Tests are skipped: " + message);
    return abort(message);
  }

  /**
   * A page with a script of a test, which the page's own policy would forbid.
   *
   * @param script runs once the last chart is drawn
   */
  static String scripted(String html, String script) {
    var policy = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";
    return html.replaceFirst(policy, "")
        + """
        <script>
        const untilDrawn = setInterval(async () => {
          if (document.documentElement.dataset.drawn) {
            clearInterval(untilDrawn);
            %s
          }
        }, 5);
        </script>
        """
            .formatted(script);
  }

  /** Opens a page; the clock of its scripts runs ahead, so nothing waits. */
  Opened open(Path page, Path work, String... more) throws IOException, InterruptedException {
    var document = work.resolve("document.html");
    var errors = work.resolve("errors.txt");
    var options = new ArrayList<>(List.of(more));
    options.add("--virtual-time-budget=10000");
    options.add("--dump-dom");
    run(page, work, document, errors, options);
    return new Opened(
        Files.readString(document).replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>"),
        Files.readAllLines(errors).stream().filter(line -> line.contains(CONSOLE)).toList());
  }

  /** Prints a page, as people save it as PDF. */
  Path print(Path page, Path work) throws IOException, InterruptedException {
    var file = work.resolve("page.pdf");
    run(
        page,
        work,
        work.resolve("printed.txt"),
        work.resolve("errors.txt"),
        List.of(
            "--virtual-time-budget=10000",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            "--print-to-pdf=" + file));
    return file;
  }

  private void run(Path page, Path work, Path output, Path errors, List<String> options)
      throws IOException, InterruptedException {
    var process =
        start(page, work, options.toArray(String[]::new))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("the browser has not ended after %d s".formatted(SECONDS));
    }
  }

  /** Opens a page as people do, until its console says something; what that was. */
  String firstWords(Path page, Path work) throws IOException, InterruptedException {
    var process = start(page, work, "--remote-debugging-port=0").start();
    try (var errors = process.errorReader()) {
      return errors.lines().filter(line -> line.contains(CONSOLE)).findFirst().orElseThrow();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private ProcessBuilder start(Path page, Path work, String... more) {
    var line = new ArrayList<String>();
    line.add(command);
    line.add("--headless");
    // As root there is no sandbox; the page is our own.
    line.add("--no-sandbox");
    line.add("--disable-gpu");
    line.add("--no-first-run");
    line.add("--disable-background-networking");
    line.add("--user-data-dir=" + work.resolve("profile"));
    line.add("--enable-logging=stderr");
    line.addAll(List.of(more));
    line.add(page.toUri().toString());
    return new ProcessBuilder(line);
  }
}
