package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.prompts;
import static io.autoft.trainer.program.ProgramCases.step;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.optimizer.TrainingState;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A large model is trained in parts, which saves memory and changes no bit. */
@ExtendWith(EngineExtension.class)
class LeafIT {

  private static final long SMALL = 5_000;

  private final NDManager manager;

  LeafIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void isAsLargeAsAskedForAndBeginsWhereAVectorDoes() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var layout = ParameterLayout.ofClassifier(pretrained.config(), 5, true);
    var whole = new StepShape.Range(0, layout.size(), true);
    var shape = new StepShape(List.of(whole), List.of(), List.of(), false, false);

    var leaves = Leaf.of(architecture(pretrained, Precision.FP32, SMALL), layout, shape);

    assertThat(leaves).hasSizeBetween(10, 60);
    long end = 0;
    for (var leaf : leaves) {
      assertThat(leaf.offset()).isEqualTo(end);
      assertThat(leaf.offset() % 16).isZero();
      end = leaf.end();
    }
    assertThat(end).isEqualTo(layout.size());
    assertThat(leaves.subList(0, leaves.size() - 1)).allMatch(leaf -> leaf.size() >= SMALL);
    assertThat(Span.of(leaves)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void changesNoBitOfAStep(Precision precision) throws Exception {
    assertThat(steps(precision, SMALL, ProgramCases::rule))
        .isEqualTo(steps(precision, Architecture.LEAF_SIZE, ProgramCases::rule));
  }

  @Test
  void changesNoBitOfAStepWithRangesAndWithoutALimit() throws Exception {
    assertThat(steps(Precision.FP32, SMALL, ProgramCases::layerwise))
        .isEqualTo(steps(Precision.FP32, Architecture.LEAF_SIZE, ProgramCases::layerwise));
  }

  /** What four steps found, and theta and the moments after them. */
  private List<Object> steps(
      Precision precision, long leafSize, Function<TrainableModel, StepRule> rule)
      throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var architecture = architecture(pretrained, precision, leafSize);
    var prompts = prompts(pretrained);
    var program =
        new ProgramClip(
            pretrained, prompts, Golden.shares(prompts.classes()), true, architecture, manager);
    assertThat(program.initial().gathered()).isEqualTo(leafSize > SMALL);
    var found = new ArrayList<Object>();
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      for (int i = 0; i < 4; i++) {
        found.add(step(program, state, i, rule.apply(program)));
      }
      found.add(FloatBuffer.wrap(state.parameters().toFloatArray()));
      found.add(FloatBuffer.wrap(state.firstMoment().toFloatArray()));
      found.add(FloatBuffer.wrap(state.secondMoment().toFloatArray()));
    }
    return found;
  }

  private static Architecture architecture(
      PretrainedClip pretrained, Precision precision, long leafSize) {
    return new Architecture(pretrained.config(), precision, true, false, leafSize);
  }
}
