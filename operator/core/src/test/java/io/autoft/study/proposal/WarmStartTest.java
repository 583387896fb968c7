package io.autoft.study.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.proposal.WarmStart.EarlierTrial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmStartTest {

  private static final WarmStart TWO =
      new WarmStart(
          List.of(
              new EarlierTrial(
                  "earlier",
                  4,
                  OptionalDouble.of(0.1 + 0.2),
                  Map.of("learningRate", 3.0e-5, "weight.Hinge", 1 / 3.0)),
              new EarlierTrial(
                  "other",
                  12,
                  OptionalDouble.empty(),
                  Map.of("learningRate", Double.MIN_VALUE, "weight.L2Distance/block.3", 1.0))));

  @Test
  void isATableThatPeopleCanRead() {
    assertThat(TWO.csv())
        .isEqualTo(
            """
            study,number,score,learningRate,weight.Hinge,weight.L2Distance/block.3
            earlier,4,0.30000000000000004,3.0E-5,0.3333333333333333,
            other,12,,4.9E-324,,1.0
            """);
  }

  @Test
  void isReadAsItWasWrittenToTheLastBit() {
    assertThat(WarmStart.parse(TWO.csv())).contains(TWO);
    assertThat(WarmStart.parse(new WarmStart(List.of()).csv())).contains(new WarmStart(List.of()));
  }

  @Test
  void itsDigestTellsWhenAnythingIsAnother() {
    var fewer = new WarmStart(TWO.trials().subList(0, 1));

    assertThat(TWO.digest()).hasSize(16).isEqualTo(new WarmStart(TWO.trials()).digest());
    assertThat(fewer.digest()).isNotEqualTo(TWO.digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "study,number",
        "number,study,score\n1,a,0.5",
        "study,number,score\na,1",
        "study,number,score\na,one,0.5",
        "study,number,score,learningRate\na,1,0.5,fast"
      })
  void anythingElseIsNone(String text) {
    assertThat(WarmStart.parse(text)).isEmpty();
  }
}
