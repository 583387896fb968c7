package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.ParameterLayout;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class StagedTrainingIT {

  private static final Map<String, Double> CROSS_ENTROPY = TrialConfigs.parameters();
  private static final Map<String, Double> CONTRASTIVE =
      Map.of("learningRate", 1e-3, "weight.Contrastive", 1.0);

  private final NDManager manager;

  StagedTrainingIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void movesTheHeadAloneInALinearProbe() throws Exception {
    var moved = moved(TrainingMethod.LinearProbe, CROSS_ENTROPY, 6, 6);

    assertThat(moved).containsExactly(ParameterGroups.HEAD);
  }

  @Test
  void movesTheHeadAloneInTheFirstHalfOfLpFt() throws Exception {
    assertThat(moved(TrainingMethod.LPFT, CROSS_ENTROPY, 6, 3)).containsExactly("head");
    assertThat(moved(TrainingMethod.LPFT, CROSS_ENTROPY, 6, 4))
        .containsAll(List.of("head", "stem"));
  }

  @Test
  void probesInLpFtAsALinearProbeOfHalfTheLengthDoes() throws Exception {
    assertThat(theta(TrainingMethod.LPFT, CROSS_ENTROPY, 6, 3))
        .isEqualTo(theta(TrainingMethod.LinearProbe, CROSS_ENTROPY, 3, 3));
  }

  @Test
  void countsStepsThroughAllStagesWithAFreshOptimiserInEach() throws Exception {
    var config = TrialConfigs.inner(TrainingMethod.LPFT, 6, CROSS_ENTROPY);
    try (var training = new StagedTraining(DemoContext.of(config, manager), 6, 1)) {
      training.advance(4);

      assertThat(training.steps()).isEqualTo(4);
      assertThat(training.stage()).isEqualTo(1);
      assertThat(training.state().steps()).isEqualTo(1);
      // The only gradient that the moment has seen is that of one step: m = 0.1 g, v = 0.001 g^2.
      var first = training.state().firstMoment().toFloatArray();
      var second = training.state().secondMoment().toFloatArray();
      for (int i = 0; i < first.length; i += 997) {
        assertThat(second[i]).isCloseTo(first[i] * first[i] / 10, withinPercentage(0.01));
      }
    }
  }

  @Test
  void makesTheHeadOfFlypFromTheTunedTextTower() throws Exception {
    var config = TrialConfigs.inner(TrainingMethod.FLYP, 6, CONTRASTIVE);

    assertThat(movedBesideAHeadFromText(config)).doesNotContain("head").contains("stem", "text");
  }

  @Test
  void trainsTheTextTowerThroughTheLogitsOfATextHead() throws Exception {
    var config = TrialConfigs.inner(TrainingMethod.TextHead, 6, CROSS_ENTROPY);

    assertThat(movedBesideAHeadFromText(config)).doesNotContain("head").contains("stem", "text");
  }

  @Test
  void trainsAnAuxiliaryHeadWithWhichItDoesNotClassify() throws Exception {
    var both = TrialConfigs.parameters("weight.Contrastive", 1);
    var config = TrialConfigs.inner(TrainingMethod.AuxiliaryHead, 6, both);

    assertThat(movedBesideAHeadFromText(config)).contains("head", "stem", "text");
  }

  /**
   * The trained groups of a method that classifies with a head that is made from the text tower.
   */
  private TreeSet<String> movedBesideAHeadFromText(TrialConfig config) throws Exception {
    var context = DemoContext.of(config, manager);
    try (var training = new StagedTraining(context, 6, 1)) {
      training.advance(6);
      var theta = training.state().parameters().toFloatArray();

      var evaluable = training.evaluable(manager);

      assertThat(training.state().parameters().toFloatArray()).isEqualTo(theta);
      var expected = manager.create(theta);
      context.model().rebuildHead(expected);
      assertThat(evaluable.toFloatArray()).isEqualTo(expected.toFloatArray()).isNotEqualTo(theta);
      return movedGroups(context.model().layout(), training, context);
    }
  }

  @Test
  void holdsTheParametersBackWithTheTermOfL2Sp() throws Exception {
    var free = distance(CROSS_ENTROPY);
    var held = distance(TrialConfigs.parameters("weight.L2Distance", 2000));

    assertThat(held).isLessThan(0.9 * free);
  }

  /** Adam's first step is as long as the rate, wherever a gradient is much more than epsilon. */
  @Test
  void warmsUpToItsRateAndThenFallsAsACosine() throws Exception {
    var said = new ArrayList<String>();
    var progress = new Progress(Clock.systemUTC(), said::add);
    var context = DemoContext.of(parts(1, 4), progress, manager);
    try (var training = new StagedTraining(context, 8, 1)) {
      training.advance(1);

      var moves = training.state().parameters().sub(context.model().initial().copy(manager)).abs();
      assertThat(moves.max().getFloat()).isCloseTo(2e-3f / 4, within(1e-6f));

      training.advance(7);
    }
    // 2e-3 (1 + cos(3 pi / 4)) / 2
    assertThat(said.get(said.size() - 1)).contains("step 8/8, ").contains("rate 2.93e-04,");
  }

  @Test
  void averagesThePartsOfABatch() throws Exception {
    var whole = DemoContext.of(parts(1, 0), manager);
    var cut = DemoContext.of(parts(4, 0), manager);
    try (var first = new StagedTraining(whole, 8, 1);
        var second = new StagedTraining(cut, 8, 1)) {
      first.advance(1);
      second.advance(1);

      assertThat(second.loss()).isCloseTo(first.loss(), within(1e-6));
      // m = 0.1 g
      var moment = first.state().firstMoment();
      var difference = second.state().firstMoment().sub(moment).norm().getFloat();
      assertThat(difference).isLessThan(1e-5f * moment.norm().getFloat());
    }
  }

  private static TrialConfig parts(int accumulationSteps, int warmupSteps) {
    return TrialConfigs.inner(
        new TrainingConfig(
            Optional.of(warmupSteps),
            16,
            accumulationSteps,
            0,
            TrainingMethod.FineTuning,
            new InnerSteps(8)),
        Map.of("learningRate", 2e-3, "weight.CrossEntropy", 1.0));
  }

  private double distance(Map<String, Double> parameters) throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(20, parameters), manager);
    try (var training = new StagedTraining(context, 20, 1)) {
      training.advance(20);
      return training
          .state()
          .parameters()
          .sub(context.model().initial().copy(manager))
          .norm()
          .getFloat();
    }
  }

  private float[] theta(TrainingMethod method, Map<String, Double> parameters, int steps, int taken)
      throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(method, steps, parameters), manager);
    try (var training = new StagedTraining(context, steps, 1)) {
      assertThat(training.advance(taken)).isEmpty();
      return training.evaluable(manager).toFloatArray();
    }
  }

  private TreeSet<String> moved(
      TrainingMethod method, Map<String, Double> parameters, int steps, int taken)
      throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(method, steps, parameters), manager);
    try (var training = new StagedTraining(context, steps, 1)) {
      training.advance(taken);
      return movedGroups(context.model().layout(), training, context);
    }
  }

  private static TreeSet<String> movedGroups(
      ParameterLayout layout, StagedTraining training, TrialContext context) {
    var theta = training.state().parameters().toFloatArray();
    var initial = context.model().initial().copy(context.manager()).toFloatArray();
    var moved = new TreeSet<String>();
    for (var group : layout.groups()) {
      int start = (int) group.offset();
      int end = (int) group.end();
      if (!Arrays.equals(theta, start, end, initial, start, end)) {
        moved.add(group.name());
      }
    }
    return moved;
  }
}
