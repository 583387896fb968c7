package io.autoft.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How large the page of a {@link LargeStudy} is, and how long it takes to write and to open it: 500
 * trials, or as many as the argument says. Fails where the median opening takes 2 s or more.
 *
 * <p>Times in Chromium are from the start of the navigation, until there is something to read and
 * until the last chart is drawn.
 */
final class PageBenchmark {

  private static final int OPENINGS = 5;
  private static final double MOST_MILLISECONDS = 2000;
  private static final Pattern TIMES = Pattern.compile("read (\\d+) drawn (\\d+)");
  private static final String CLOCK =
      """
      const first = performance.getEntriesByName("first-contentful-paint")[0];
      const read = first ? first.startTime : performance.now();
      console.log(`read ${Math.round(read)} drawn ${Math.round(performance.now())}`);
      """;

  private PageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int trials = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
    var html = written(LargeStudy.of(trials));
    var work = Files.createTempDirectory("page");
    System.out.println(Files.writeString(work.resolve("page.html"), html));
    var clocked = Files.writeString(work.resolve("clocked.html"), Browser.scripted(html, CLOCK));
    var read = new double[OPENINGS];
    var drawn = new double[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
      opened(clocked, work, i, read, drawn);
    }
    System.out.println("something can be read after " + summary(read));
    System.out.println("all charts are drawn after " + summary(drawn));
    if (median(drawn) >= MOST_MILLISECONDS) {
      System.err.printf("too slow: the median is not below %.0f ms%n", MOST_MILLISECONDS);
      System.exit(1);
    }
  }

  private static String written(StudyFacts facts) {
    long start = System.nanoTime();
    var html = new Page(facts).html();
    System.out.printf(
        "%d trials, %d parameters: written in %.2f s, %.2f MB%n",
        facts.log().entries().size(),
        facts.searched().all().size(),
        (System.nanoTime() - start) / 1e9,
        html.length() / 1e6);
    return html;
  }

  private static void opened(Path page, Path work, int i, double[] read, double[] drawn)
      throws IOException, InterruptedException {
    var words = Browser.find().firstWords(page, work);
    var times = TIMES.matcher(words);
    if (!times.find()) {
      throw new IllegalStateException("the page says something else: " + words);
    }
    read[i] = Double.parseDouble(times.group(1));
    drawn[i] = Double.parseDouble(times.group(2));
  }

  private static String summary(double[] times) {
    var range = Arrays.stream(times).summaryStatistics();
    return "%.0f ms, the median of %d (%.0f to %.0f)"
        .formatted(median(times), times.length, range.getMin(), range.getMax());
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
