package io.autoft.trainer.evaluation;

import java.util.stream.IntStream;

/**
 * Unweighted mean of F1 over the K classes that occur in the labels (WILDS iWildCam,
 * "F1-macro_all"; Koh et al., arXiv 2012.07421):
 *
 * <pre>
 * F1_c = 2 tp_c / (labelled_c + predicted_c)
 * </pre>
 *
 * <p>A class that only the predictions name counts through the classes that it takes them from. On
 * a resample the mean is over the classes that the resample has: one that is drawn by none of its
 * examples leaves the mean, as it would in a data set of that kind.
 */
record MacroF1() implements Measure {

  @Override
  public double value(Predictions predictions, int[] times) {
    return Counts.of(predictions, times).macroF1();
  }

  /**
   * By the delta method, with K fixed: the variance is n / (n - 1) times the sum of the squares of
   * what one more example like i would change,
   *
   * <pre>
   * d_i = 1 / K sum over c of (2 [y_i = p_i = c] - F1_c ([y_i = c] + [p_i = c])) / (labelled_c + predicted_c)
   * </pre>
   *
   * <p>(Efron's infinitesimal jackknife, 1982.) Where K is large and classes are rare, the true
   * spread is larger.
   */
  @Override
  public double standardError(Predictions predictions) {
    int n = predictions.size();
    if (n < 2) {
      return 0;
    }
    var once = IntStream.range(0, n).map(i -> 1).toArray();
    var counts = Counts.of(predictions, once);
    double squares =
        IntStream.range(0, n)
            .mapToDouble(i -> counts.change(predictions.labels()[i], predictions.predicted()[i]))
            .map(d -> d * d)
            .sum();
    return Math.sqrt(squares * n / (n - 1)) / counts.occurring().count();
  }

  /**
   * The margins of a confusion matrix and its diagonal, by class.
   *
   * @param right tp
   * @param labelled examples that are of the class
   * @param predicted examples that are taken for it
   */
  private record Counts(long[] right, long[] labelled, long[] predicted) {

    static Counts of(Predictions predictions, int[] times) {
      int classes =
          1
              + Math.max(
                  IntStream.of(predictions.labels()).max().orElse(-1),
                  IntStream.of(predictions.predicted()).max().orElse(-1));
      var counts = new Counts(new long[classes], new long[classes], new long[classes]);
      for (int i = 0; i < times.length; i++) {
        int label = predictions.labels()[i];
        counts.labelled[label] += times[i];
        counts.predicted[predictions.predicted()[i]] += times[i];
        if (predictions.right(i)) {
          counts.right[label] += times[i];
        }
      }
      return counts;
    }

    double f1(int c) {
      return 2 * right[c] / size(c);
    }

    private IntStream occurring() {
      return IntStream.range(0, labelled.length).filter(c -> labelled[c] > 0);
    }

    double macroF1() {
      return occurring().mapToDouble(this::f1).average().orElse(Double.NaN);
    }

    /** K d_i of an example. */
    double change(int label, int prediction) {
      double ofLabel = ((label == prediction ? 2 : 0) - f1(label)) / size(label);
      return labelled[prediction] == 0 ? ofLabel : ofLabel - f1(prediction) / size(prediction);
    }

    private double size(int c) {
      return labelled[c] + predicted[c];
    }
  }
}
