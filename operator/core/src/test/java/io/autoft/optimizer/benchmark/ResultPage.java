package io.autoft.optimizer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of {@link #PAGE}: gates, regrets by sampler and regrets by problem. */
record ResultPage(Results results, List<Latency> latencies, Suite suite) {

  static final String BEGIN = "<!-- measured: SearchBenchmark report writes this -->\n";
  static final String END = "<!-- end of measured -->\n";
  static final String PAGE = "docs/samplers-benchmark.md";
  static final String PICTURE = "docs/samplers-benchmark.svg";
  private static final int[] SHOWN = {25, 50, 100, 200};

  /**
   * Rewrites what stands between the marks of the page, and the picture, in the module's folder.
   */
  static void write(Path module, Results results) throws IOException {
    var suite = Suite.read();
    var tables = new ResultPage(results, Latency.recorded(), suite);
    var page = module.resolve(PAGE);
    Files.writeString(page, tables.inside(Files.readString(page)));
    Files.writeString(module.resolve(PICTURE), new RegretPicture(results, suite.noisy()).svg());
  }

  /** A page with the tables between its marks. */
  String inside(String page) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, begin) + markdown() + page.substring(page.indexOf(END));
  }

  String markdown() {
    return Stream.of(
            gates(),
            "\nNoisy problems (%d), one worker:\n\n".formatted(suite.noisy().size())
                + samplers(1, suite.noisy()),
            "\nThe same, 4 workers:\n\n" + samplers(4, suite.noisy()),
            "\nThe same, 16 workers:\n\n" + samplers(16, suite.noisy()),
            "\nProblems without noise (%d), one worker:\n\n".formatted(suite.smooth().size())
                + samplers(1, suite.smooth()),
            "\nThe noisy problems that Optuna's GPSampler has run, one worker:\n\n"
                + samplers(1, gpSampler()),
            "\nBy problem, one worker, after 100 trials:\n\n" + byProblem(1, 100),
            "\nBy problem, 16 workers, after 100 trials:\n\n" + byProblem(16, 100),
            "\nCPU milliseconds of a proposal (median, 12 parameters, one thread) after so many trials:\n\n"
                + latency())
        .collect(Collectors.joining());
  }

  private String gates() {
    var rows =
        new Gates(results, latencies, suite)
            .all().stream()
                .map(
                    gate ->
                        List.of(
                            gate.claim(),
                            gate.target(),
                            gate.measured(),
                            switch (gate.verdict()) {
                              case PASS -> "pass";
                              case MISS -> "**miss**";
                              case NOT_RUN -> "not run";
                            }))
                .toList();
    return table(List.of("claim", "target", "measured", ""), rows);
  }

  private String samplers(int workers, List<String> names) {
    var samplers = results.samplers(workers, 200, names);
    var ranks = results.meanRanks(samplers, workers, 200, names);
    var rows =
        samplers.stream()
            .map(
                sampler -> {
                  var place = new Results.Place(sampler, workers, 200);
                  var cells = new ArrayList<>(List.of("`" + sampler + "`"));
                  for (int checkpoint : SHOWN) {
                    cells.add(
                        number(
                            "%.3f",
                            results.regret(
                                new Results.Place(sampler, workers, checkpoint), names)));
                  }
                  cells.add(number("%.1f", ranks.get(sampler)));
                  cells.add(String.valueOf(results.seeds(place, names)));
                  return (List<String>) cells;
                })
            .toList();
    return table(List.of("sampler", "@25", "@50", "@100", "@200", "mean rank @200", "seeds"), rows);
  }

  private String byProblem(int workers, int checkpoint) {
    var samplers =
        Stream.of(
                "tpe",
                "gp",
                "auto",
                "cmaes",
                "optuna-4.9-tpe",
                "optuna-5-tpe",
                "optuna-4.9-cmaes",
                "optuna-5-gp")
            .filter(
                name ->
                    !results
                        .logs(new Results.Place(name, workers, checkpoint), suite.all())
                        .isEmpty())
            .toList();
    var rows =
        suite.all().stream()
            .map(
                problem ->
                    Stream.concat(
                            Stream.of(problem),
                            samplers.stream()
                                .map(
                                    sampler ->
                                        number(
                                            "%.3f",
                                            results.regret(
                                                new Results.Place(sampler, workers, checkpoint),
                                                List.of(problem)))))
                        .toList())
            .toList();
    return table(concat("problem", samplers.stream().map(name -> "`" + name + "`")), rows);
  }

  private String latency() {
    var lengths = IntStream.of(100, 200, 500, 5000).boxed().toList();
    var rows =
        latencies.stream()
            .map(Latency::sampler)
            .filter(sampler -> !sampler.equals("memory"))
            .distinct()
            .map(
                sampler ->
                    concat(
                        "`" + sampler + "`",
                        lengths.stream()
                            .map(
                                trials ->
                                    number(
                                        "%.3g",
                                        Latency.median(latencies, sampler, trials)
                                            .orElse(Double.NaN)))))
            .toList();
    return table(concat("sampler", lengths.stream().map("%,d"::formatted)), rows);
  }

  private List<String> gpSampler() {
    return List.copyOf(
        results.logs(new Results.Place("optuna-5-gp", 1, 200), suite.noisy()).byProblem().keySet());
  }

  private static List<String> concat(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String table(List<String> head, List<List<String>> rows) {
    return Stream.concat(Stream.of(head, head.stream().map(cell -> "---").toList()), rows.stream())
        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
        .collect(Collectors.joining());
  }
}
