package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.StepResult;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far training is: every few seconds at first, and less often the longer it takes. */
public final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final long SHORTEST_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = 60_000;

  private final Clock clock;
  private final Consumer<String> say;
  private String training = "";
  private int earlier;
  private int before;
  private int total;
  private int stepsOfEpoch;
  private int batchSize;
  private long started;
  private int startStep;
  private long lastSaid;
  private int lastStep;
  private long evaluationSaid;
  private int done;
  private volatile int steps;

  public Progress(Clock clock) {
    this(clock, LOG::info);
  }

  Progress(Clock clock, Consumer<String> say) {
    this.clock = requireNonNull(clock, "clock is null");
    this.say = requireNonNull(say, "say is null");
    lastSaid = clock.millis();
  }

  /**
   * Another training of the trial begins; {@link #steps} goes on.
   *
   * @param repeat counted from 0
   */
  void beginRepeat(int repeat, int of) {
    training = of == 1 ? "" : "training %d/%d, ".formatted(repeat + 1, of);
    earlier = steps;
  }

  /**
   * Steps are about to be taken.
   *
   * @param stepsBefore of former stages, not counted in {@link #step}
   * @param stepsDone of all stages
   * @param totalSteps of all stages
   * @param stepsPerEpoch 1 where the training is not counted in epochs
   * @param examples a step
   */
  void begin(int stepsBefore, int stepsDone, int totalSteps, int stepsPerEpoch, int examples) {
    before = stepsBefore;
    total = totalSteps;
    stepsOfEpoch = stepsPerEpoch;
    batchSize = examples;
    count(stepsDone);
    started = clock.millis();
    startStep = stepsDone;
    lastSaid = started;
    lastStep = stepsDone;
  }

  /** A step is done; says so if the last word was some time ago, or nothing is left to do. */
  void step(int stepOfStage, StepResult result, double rate) {
    count(before + stepOfStage);
    long now = clock.millis();
    boolean due = now - lastSaid >= interval(now) || done == total;
    if (total == 0 || !due) {
      return;
    }
    double seconds = Math.max(1, now - lastSaid) / 1e3;
    double secondsLeft = (now - started) / 1e3 / (done - startStep) * (total - done);
    say.accept(
        "%s%sstep %d/%d, loss %s, learning rate %s, %d images/s, %s left"
            .formatted(
                training,
                epoch(),
                done,
                total,
                loss(result),
                text("%.2e", rate),
                Math.round((double) (done - lastStep) * batchSize / seconds),
                duration(secondsLeft)));
    lastSaid = now;
    lastStep = done;
  }

  /** So many images of a set have been evaluated. */
  void evaluated(String set, int done, int size) {
    long now = clock.millis();
    if (done < size && now - Math.max(lastSaid, evaluationSaid) >= interval(now)) {
      evaluationSaid = now;
      say.accept("%s: %d/%d evaluated".formatted(set, done, size));
    }
  }

  private void count(int stepsOfTraining) {
    done = stepsOfTraining;
    steps = earlier + stepsOfTraining;
  }

  private String epoch() {
    return stepsOfEpoch == 1
        ? ""
        : "epoch %d/%d, ".formatted((done - 1) / stepsOfEpoch + 1, total / stepsOfEpoch);
  }

  private long interval(long now) {
    return Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, (now - started) / 20));
  }

  private static String loss(StepResult result) {
    var sum = text("%.4f", result.loss());
    return result.terms().size() < 2
        ? sum
        : result.terms().entrySet().stream()
            .map(term -> term.getKey() + " " + text("%.4f", term.getValue()))
            .collect(Collectors.joining(", ", sum + " (", ")"));
  }

  /** Roughly how long: {@code 40 s}, {@code 35 min}, {@code 5.2 h}. */
  static String duration(double seconds) {
    if (seconds < 120) {
      return Math.round(seconds) + " s";
    }
    return seconds < 7200 ? Math.round(seconds / 60) + " min" : text("%.1f h", seconds / 3600);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Steps done in all trainings, for whoever ends the trial from outside. */
  public int steps() {
    return steps;
  }
}
