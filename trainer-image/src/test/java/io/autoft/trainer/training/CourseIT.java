package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.autoft.contract.InnerSteps;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.TorchEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CourseIT {

  private static final Map<String, Double> CROSS_ENTROPY = TrialConfigs.parameters();
  private static final Map<String, Double> CONTRASTIVE =
      Map.of("learningRate", 1e-3, "weight.Contrastive", 1.0);

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
    try (var manager = TorchEngine.start(0)) {
      var config = TrialConfigs.inner(TrainingMethod.LPFT, 6, CROSS_ENTROPY);
      try (var course = new Course(DemoSetup.of(config, manager), 6, 1)) {
        course.advance(4);

        assertThat(course.steps()).isEqualTo(4);
        assertThat(course.stage()).isEqualTo(1);
        assertThat(course.state().steps()).isEqualTo(1);
        // The only gradient that the moment has seen is that of one step: m = 0.1 g, v = 0.001 g^2.
        var first = course.state().firstMoment().toFloatArray();
        var second = course.state().secondMoment().toFloatArray();
        for (int i = 0; i < first.length; i += 997) {
          assertThat(second[i]).isCloseTo(first[i] * first[i] / 10, withinPercentage(0.01));
        }
      }
    }
  }

  @Test
  void makesTheHeadOfFlypFromTheTunedTextTower() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(TrainingMethod.FLYP, 6, CONTRASTIVE), manager);
      try (var course = new Course(setup, 6, 1)) {
        course.advance(6);
        var layout = setup.model().layout();
        assertThat(movedGroups(layout, course, setup)).doesNotContain("head").contains("text");

        var evaluable = course.evaluable();

        assertThat(movedGroups(layout, course, setup)).contains("head");
        try (var again = evaluable.duplicate()) {
          setup.model().rebuildHead(again);
          assertThat(again.toFloatArray()).isEqualTo(evaluable.toFloatArray());
        }
      }
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
    try (var manager = TorchEngine.start(0)) {
      var progress = new Progress(Clock.systemUTC(), said::add);
      var setup = DemoSetup.of(parts(1, 4), progress, manager);
      try (var course = new Course(setup, 8, 1)) {
        course.advance(1);

        var moves = course.state().parameters().sub(setup.model().initial()).abs();
        assertThat(moves.max().getFloat()).isCloseTo(2e-3f / 4, within(1e-6f));

        course.advance(7);
      }
    }
    // 2e-3 (1 + cos(3 pi / 4)) / 2
    assertThat(said.get(said.size() - 1)).contains("step 8/8, ").contains("rate 2.93e-04,");
  }

  @Test
  void averagesThePartsOfABatch() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var whole = DemoSetup.of(parts(1, 0), manager);
      var cut = DemoSetup.of(parts(4, 0), manager);
      try (var first = new Course(whole, 8, 1);
          var second = new Course(cut, 8, 1)) {
        first.advance(1);
        second.advance(1);

        assertThat(second.loss()).isCloseTo(first.loss(), within(1e-6));
        // m = 0.1 g
        var moment = first.state().firstMoment();
        var difference = second.state().firstMoment().sub(moment).norm().getFloat();
        assertThat(difference).isLessThan(1e-5f * moment.norm().getFloat());
      }
    }
  }

  private static TrialConfig parts(int accumulationSteps, int warmupSteps) {
    return TrialConfigs.inner(
        new TrainingConfig(
            warmupSteps, 16, accumulationSteps, 0, TrainingMethod.FineTuning, new InnerSteps(8)),
        Map.of("learningRate", 2e-3, "weight.CrossEntropy", 1.0));
  }

  private static double distance(Map<String, Double> parameters) throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(20, parameters), manager);
      try (var course = new Course(setup, 20, 1)) {
        course.advance(20);
        return course.state().parameters().sub(setup.model().initial()).norm().getFloat();
      }
    }
  }

  private static float[] theta(
      TrainingMethod method, Map<String, Double> parameters, int steps, int taken)
      throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(method, steps, parameters), manager);
      try (var course = new Course(setup, steps, 1)) {
        assertThat(course.advance(taken)).isEmpty();
        return course.evaluable().toFloatArray();
      }
    }
  }

  private static TreeSet<String> moved(
      TrainingMethod method, Map<String, Double> parameters, int steps, int taken)
      throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(method, steps, parameters), manager);
      try (var course = new Course(setup, steps, 1)) {
        course.advance(taken);
        return movedGroups(setup.model().layout(), course, setup);
      }
    }
  }

  private static TreeSet<String> movedGroups(ParameterLayout layout, Course course, Setup setup) {
    var theta = course.state().parameters().toFloatArray();
    var initial = setup.model().initial().toFloatArray();
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
