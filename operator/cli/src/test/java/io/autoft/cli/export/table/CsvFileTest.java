package io.autoft.cli.export.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cli.export.WildlifeStudy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

  @Test
  void hasARowForEachTrialAndAColumnForWhateverOneOfThemHas() {
    assertThat(lines())
        .startsWith(
            "number,purpose,baseline,state,score,standardError,seconds,attempts,disruptions,seed,"
                + "sourceTrial,reason,gpuSeconds,startTime,completionTime,"
                + "learningRate,weight.CrossEntropy,weight.Hinge,weight.L2Distance,weightDecay,"
                + "metric.oodValidation.macroF1,metric.repeats.score.0,metric.repeats.score.1,"
                + "metric.repeats.standardDeviation,"
                + "test.outlined,test.outlined.standardError,test.outlined.ensembled")
        .hasSize(10);
  }

  @Test
  void cutsTimesToMicroseconds() {
    assertThat(lines().get(1))
        .isEqualTo(
            "0,Baseline,ZeroShot,Scored,0.5,0.02,8.5,1,0,42,,Scored,0.0,"
                + "2026-11-28T15:00:01.081341Z,2026-11-28T15:00:09.500Z,"
                + "0.0,0.0,0.0,0.0,0.0,0.48,,,,,,");
  }

  @Test
  void leavesEmptyWhatIsNotThere() {
    assertThat(lines().get(7))
        .isEqualTo("6,Search,,,,,,,,42,,Pending,,,,0.003,1.0,0.5,0.25,0.1,,,,,,,");
  }

  @Test
  void hasTheTestsOfFinalTrainings() {
    assertThat(lines().get(9)).endsWith(",,,,,0.4,0.05,0.45").contains(",wildlife-0001,");
  }

  @Test
  void hasATableOfEpochs() {
    assertThat(new String(new EpochFile().of(WildlifeStudy.study()), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            number,baseline,epoch,loss,idValidation.accuracy,idValidation.macroF1
            8,,1,1.25,0.5,0.4
            8,,2,0.75,0.75,
            """);
    assertThatThrownBy(() -> new EpochFile().of(WildlifeStudy.before(6)))
        .hasMessageStartingWith("no final training has an epoch");
  }

  private static List<String> lines() {
    return new String(new CsvFile().of(WildlifeStudy.study()), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
