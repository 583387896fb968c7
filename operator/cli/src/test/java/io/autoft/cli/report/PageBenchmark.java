package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;

import io.autoft.testing.Document;
import java.nio.file.Files;
import java.util.ArrayList;

/**
 * How large the page of a large study is, and how long it takes to write and to open it: 500
 * trials, layer-wise with 100 parameters, or as many trials as the argument says.
 *
 * <p>Times in Chromium are from the start of the navigation, until there is something to read and
 * until the last chart is drawn.
 */
final class PageBenchmark {

  private static final int OPENINGS = 5;
  private static final String[] GROUPS = {"stem", "block.0-11", "final", "head", "text"};

  private PageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int trials = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
    var facts =
        new ReportedStudy(study(trials))
            .withGroups(GROUPS)
            .run(spec -> 0.5 + 0.2 * (spec.number() * 7919 % 1000) / 1000)
            .facts();
    long start = System.nanoTime();
    var html = new Page(facts).html();
    System.out.printf(
        "%d trials, %d parameters: written in %.2f s, %.2f MB%n",
        trials,
        facts.searched().all().size(),
        (System.nanoTime() - start) / 1e9,
        html.length() / 1e6);
    var work = Files.createTempDirectory("page");
    var page = Files.writeString(work.resolve("page.html"), html);
    var clocked = Files.writeString(work.resolve("clocked.html"), clocked(html));
    var words = new ArrayList<String>();
    for (int i = 0; i < OPENINGS; i++) {
      words.add(Browser.find().firstWords(clocked, work).replaceAll(".*\"(.*)\".*", "$1"));
    }
    words.forEach(System.out::println);
    System.out.println(page);
  }

  /** The page with a script that says when all is drawn, which the policy would forbid. */
  private static String clocked(String html) {
    var clock =
        """
        <script>
        const clock = setInterval(() => {
          if (document.documentElement.dataset.drawn) {
            clearInterval(clock);
            const first = performance.getEntriesByName("first-contentful-paint")[0];
            const ms = (time) => Math.round(time) + " ms";
            console.log("read after " + ms(first.startTime) + ", drawn after " + ms(performance.now()));
          }
        }, 5);
        </script>
        """;
    return html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "") + clock;
  }

  private static Document study(int trials) {
    return STUDY
        .with("spec.objective", "{}")
        .with("spec.search.sampler", "Random")
        .with("spec.search.layerwise", "RegularizersAndOptimizer")
        .with("spec.budget.trials", Integer.toString(trials));
  }
}
