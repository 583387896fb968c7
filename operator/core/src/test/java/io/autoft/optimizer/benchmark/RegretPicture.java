package io.autoft.optimizer.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Regret over trials, both logarithmic: a panel for one worker and one for 16, as SVG. */
record RegretPicture(Results results, List<String> problems) {

  private static final int SIDE = 340;
  private static final int LEFT = 60;
  private static final int TOP = 50;
  private static final int STEP = SIDE + 80;
  private static final double HIGHEST = 0.5;
  private static final double LOWEST = 0.05;
  private static final int LAST = 200;

  /**
   * Ours in full lines, Optuna's dashed; those that have not been run on all problems are missing.
   */
  private static final Map<String, String> STROKES = strokes();

  private static Map<String, String> strokes() {
    var strokes = new LinkedHashMap<String, String>();
    strokes.put("random", "#999999");
    strokes.put("tpe", "#0072b2");
    strokes.put("auto", "#009e73");
    strokes.put("cmaes", "#cc79a7");
    strokes.put("optuna-4.9-tpe", "#0072b2");
    strokes.put("optuna-5-tpe", "#56b4e9");
    strokes.put("optuna-4.9-tpe-multivariate", "#e69f00");
    strokes.put("optuna-4.9-cmaes", "#cc79a7");
    return strokes;
  }

  String svg() {
    int width = LEFT + STEP + SIDE + 20;
    int rows = (STROKES.size() + 2) / 3;
    int height = TOP + SIDE + 60 + 20 * rows;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    font-family="sans-serif" font-size="12">
    <title>Regret of the best observed trial over the number of trials</title>
    <rect width="100%%" height="100%%" fill="white"/>
    """
            .formatted(width, height)
        + panel(1, LEFT)
        + panel(16, LEFT + STEP)
        + legend()
        + "</svg>\n";
  }

  private String panel(int workers, int left) {
    var lines = new ArrayList<String>();
    lines.add(text(left, TOP - 15, "start", workers == 1 ? "1 worker" : workers + " workers"));
    lines.add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#444444\"/>"
            .formatted(left, TOP, SIDE, SIDE));
    for (double regret : new double[] {0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05}) {
      lines.add(grid(left, y(regret), left + SIDE, y(regret)));
      lines.add(text(left - 6, y(regret) + 4, "end", String.valueOf(regret)));
    }
    for (int trials : new int[] {10, 25, 50, 100, 200}) {
      lines.add(grid(x(left, trials), TOP, x(left, trials), TOP + SIDE));
      lines.add(text(x(left, trials), TOP + SIDE + 16, "middle", "" + trials));
    }
    lines.add(text(left + SIDE / 2.0, TOP + SIDE + 34, "middle", "trials"));
    STROKES.keySet().stream()
        .filter(sampler -> isComplete(sampler, workers))
        .forEach(sampler -> lines.add(curve(sampler, workers, left)));
    return String.join("\n", lines) + "\n";
  }

  private boolean isComplete(String sampler, int workers) {
    return !Double.isNaN(results.regret(new Results.Place(sampler, workers, LAST), problems));
  }

  private String curve(String sampler, int workers, int left) {
    var points =
        SearchRun.CHECKPOINTS.stream()
            .map(
                trials ->
                    coordinates(
                        x(left, trials),
                        y(results.regret(new Results.Place(sampler, workers, trials), problems))))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" %s/>".formatted(points, stroke(sampler));
  }

  private String legend() {
    var lines = new ArrayList<String>();
    int i = 0;
    for (var sampler : STROKES.keySet()) {
      if (isComplete(sampler, 1) || isComplete(sampler, 16)) {
        double x = LEFT + 250.0 * (i % 3);
        double y = TOP + SIDE + 60 + 20.0 * (i / 3);
        lines.add(
            "<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" %s/>"
                .formatted(x, y, x + 30, y, stroke(sampler)));
        lines.add(text(x + 38, y + 4, "start", sampler));
        i++;
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String stroke(String sampler) {
    var dashes = sampler.startsWith("optuna-") ? " stroke-dasharray=\"6 4\"" : "";
    return "stroke=\"%s\" stroke-width=\"2\"%s".formatted(STROKES.get(sampler), dashes);
  }

  private static String grid(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x,
        y,
        anchor,
        words);
  }

  private static String coordinates(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private static double x(int left, double trials) {
    return left + SIDE * Math.log(trials / 10) / Math.log(LAST / 10.0);
  }

  private static double y(double regret) {
    return TOP + SIDE * Math.log(HIGHEST / regret) / Math.log(HIGHEST / LOWEST);
  }
}
