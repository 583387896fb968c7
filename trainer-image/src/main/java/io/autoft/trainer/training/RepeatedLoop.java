package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Outcome;
import io.autoft.contract.Repeats;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;

/**
 * An inner loop as often as asked for, each time with another seed. All start at the pretrained
 * parameters, which no training changes, and use what has been loaded once. Nothing is kept for
 * another attempt: that begins again, and comes to the same report.
 */
final class RepeatedLoop {

  private final TrialContext context;
  private final int steps;
  private final int repeats;

  /**
   * Inner loops.
   *
   * @param steps of the optimiser, each time
   * @param repeats how often
   */
  RepeatedLoop(TrialContext context, int steps, int repeats) {
    this.context = requireNonNull(context, "context is null");
    this.steps = steps;
    this.repeats = repeats;
  }

  /**
   * Trains and scores until the last repeat, or the first that diverges.
   *
   * @throws TrialFailure as {@link InnerLoop#report}
   */
  TrialReport report() throws TrialFailure {
    var reports = new ArrayList<TrialReport>();
    boolean goesOn = true;
    for (int repeat = 0; repeat < repeats && goesOn; repeat++) {
      context.progress().beginRepeat(repeat, repeats);
      long seed = Repeats.seed(context.config().seed(), repeat);
      var report = new InnerLoop(context.withSeed(seed), steps).report();
      reports.add(report);
      goesOn = report.outcome() == Outcome.Scored;
    }
    return new MeanReport(reports).report();
  }
}
