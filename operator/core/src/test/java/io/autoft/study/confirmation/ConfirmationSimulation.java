package io.autoft.study.confirmation;

import io.autoft.study.confirmation.Noise.Examples;
import io.autoft.study.confirmation.Noise.Objectives;
import io.autoft.study.confirmation.Noise.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How often the intervals of a confirmation hold the truth, and how far its scores are from it: a
 * table with a row for each kind of noise. The argument is the number of studies for each.
 */
final class ConfirmationSimulation {

  private static final double[] NEAR = {-8, 0, 0.5, 0.5};

  private static final List<Noise> ALL =
      List.of(
          Noise.USUAL,
          Noise.USUAL.named("three baselines nearly as good").withBaselines(NEAR),
          Noise.USUAL.named("30 trials").with(new Objectives(30, 1.4, false)),
          Noise.USUAL.named("100 trials, many good, some bad").with(new Objectives(100, 1.4, true)),
          Noise.USUAL.named("all objectives equally good").with(new Objectives(60, 0, false)),
          Noise.USUAL.named("seeds of 2 points").with(new Seeds(2, false)),
          Noise.USUAL.named("seeds of 0.5 or 1.5 points").with(new Seeds(1, true)),
          Noise.USUAL.named("objectives err on other examples").with(new Examples(0.4, 0.1)),
          Noise.USUAL.named("the pretrained model is best").withBaselines(0, -3, -4, -5),
          Noise.USUAL.named("up to 6 repeats").withRepeats(6),
          Noise.USUAL
              .named("up to 6 repeats, few good")
              .withRepeats(6)
              .with(new Objectives(60, 6, false)));

  private ConfirmationSimulation() {}

  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    System.out.println(
        "| noise | difference held | score held | search score | confirmed mean | corrected score |"
            + " difference | half width | seeds | wrong verdicts |");
    System.out.println("| --- |" + " ---: |".repeat(9));
    ALL.stream().map(noise -> row(noise, run(noise, studies))).forEach(System.out::println);
  }

  /** Studies whose seeds no other kind of noise has, so that their luck is their own. */
  static List<SimulatedStudy> run(Noise noise, int studies) {
    long first = Math.floorMod(noise.name().hashCode(), 1_000_000) * 100_000L;
    return LongStream.range(first, first + studies)
        .parallel()
        .mapToObj(number -> SimulatedStudy.run(noise, number))
        .toList();
  }

  static double share(List<SimulatedStudy> studies, Predicate<SimulatedStudy> of) {
    return mean(studies, study -> of.test(study) ? 1 : 0);
  }

  static double mean(List<SimulatedStudy> studies, ToDoubleFunction<SimulatedStudy> of) {
    return studies.stream().mapToDouble(of).average().orElseThrow();
  }

  private static String row(Noise noise, List<SimulatedStudy> studies) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f %% | %.1f %% | %+.2f | %+.2f | %+.2f | %+.2f | %.2f | %.1f | %.1f %% |",
        noise.name(),
        100 * share(studies, SimulatedStudy::differenceCovered),
        100 * share(studies, SimulatedStudy::scoreCovered),
        100 * mean(studies, SimulatedStudy::raw),
        100 * mean(studies, SimulatedStudy::confirmed),
        100 * mean(studies, SimulatedStudy::corrected),
        100 * mean(studies, SimulatedStudy::difference),
        100 * mean(studies, SimulatedStudy::margin),
        mean(studies, SimulatedStudy::seeds),
        100 * share(studies, SimulatedStudy::claimsTooMuch));
  }
}
