package io.autoft.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Loss;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.PretrainedClip;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step's program for a GPU, as far as that can be told without one. */
@ExtendWith(EngineExtension.class)
class StepProgramIT {

  /** Operators whose result, or its size, is a number that the host must have from the device. */
  private static final Pattern WAITING =
      Pattern.compile(
          "\\b(item|tolist|is_nonzero|nonzero|masked_select|unique\\w*|equal|bincount|tensor|cpu"
              + "|repeat_interleave|one_hot|index|index_put_?|synchronize)\\(|[ (](float|int|bool)\\(");

  private static final Pattern CONDITION =
      Pattern.compile(
          "if torch\\.(gt\\(numbers\\[1], 0\\.\\)|eq\\(part, 0\\)|__is__\\(\\w+, None\\)"
              + "|eq\\(ops\\.prim\\.dtype\\(\\w+\\), 0\\)):");

  private final NDManager manager;

  StepProgramIT(NDManager manager) {
    this.manager = manager;
  }

  @ParameterizedTest
  @CsvSource({"FP32, false", "FP32, true", "BF16, false", "BF16, true"})
  void waitsForNothingOnAGpu(Precision precision, boolean logitsFromText) throws Exception {
    var lines = text(precision, logitsFromText).lines().map(String::strip).toList();

    assertThat(lines.stream().filter(line -> WAITING.matcher(line).find()))
        .as("the numbers lie in main memory")
        .containsExactly("numbers = annotate(List[float], given.tolist())");
    assertThat(lines.stream().filter(line -> line.startsWith("if ")))
        .isNotEmpty()
        .allMatch(line -> CONDITION.matcher(line).matches());
    assertThat(lines.stream().filter(line -> line.contains("[part]")))
        .hasSize(3)
        .allMatch(line -> line.matches("\\w+ = torch\\.pin_memory\\(\\w+\\[part], None\\)"));
    assertThat(lines).noneMatch(line -> line.contains("scaled_dot_product_attention"));
  }

  /** Names and arguments of operators are looked up when a program is compiled. */
  @ParameterizedTest
  @CsvSource({"FP32, false", "FP32, true", "BF16, false", "BF16, true"})
  void compilesForAGpu(Precision precision, boolean logitsFromText) throws Exception {
    assertThat(Program.compile(text(precision, logitsFromText), manager)).isNotNull();
  }

  private static String text(Precision precision, boolean logitsFromText) throws Exception {
    var config = PretrainedClip.load(ModelFiles.of("demo://shapes")).config();
    var layout = ParameterLayout.ofClassifier(config, 10, true);
    var whole = new StepShape.Range(0, layout.size(), true);
    var terms = Arrays.stream(Loss.values()).toList();
    var shape =
        new StepShape(
            List.of(whole),
            terms.stream().filter(term -> !term.overParameters()).toList(),
            terms.stream().filter(Loss::overParameters).toList(),
            logitsFromText,
            true);
    return StepProgram.of(
        Architecture.of(config, precision, Device.gpu()), layout, shape, List.of(layout.size()));
  }
}
