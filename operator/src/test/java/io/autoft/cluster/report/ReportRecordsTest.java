package io.autoft.cluster.report;

import static io.autoft.cluster.report.EndedStudy.study;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.source.FileSource;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.Contract;
import io.autoft.contract.Resamples;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialResult;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator writes is what the tool reads. */
class ReportRecordsTest {

  @TempDir private Path folder;

  @Test
  void theToolReadsTheStudyItsTrialsAndItsObjective() throws IOException {
    var objective =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("wildlife-objective")
            .endMetadata()
            .addToData("hparams.json", "{\"lr\": 0.003}")
            .build();
    var trials = IntStream.range(0, 3).mapToObj(ReportRecordsTest::trial).toList();

    var records = ReportRecords.of(List.of(study(), objective), trials.stream(), 1_000_000);

    assertThat(records.orElseThrow().leftOut()).isEmpty();
    var read = read(records.orElseThrow());
    assertThat(read.study().name()).isEqualTo("wildlife");
    assertThat(read.study().study().spec()).isEqualTo(study().getSpec());
    assertThat(read.study().status()).contains(study().getStatus());
    assertThat(read.trials()).extracting(StoredTrial::spec).isEqualTo(specs(trials));
    assertThat(read.trials())
        .extracting(trial -> trial.status().orElseThrow())
        .isEqualTo(trials.stream().map(AutoFTTrial::getStatus).toList());
    assertThat(read.published("wildlife-objective", "hparams.json")).contains("{\"lr\": 0.003}");
  }

  @Test
  void resamplesAreLeftOutWhereThereIsNoRoom() throws IOException {
    var records = ReportRecords.of(List.of(study()), trials(20), 20_000).orElseThrow();

    assertThat(records.bytes()).hasSizeLessThan(20_000);
    assertThat(records.leftOut()).get().asString().startsWith("the expected optimism: ");
    assertThat(read(records).trials())
        .hasSize(20)
        .allSatisfy(
            trial -> {
              assertThat(trial.trial().score()).isPresent();
              assertThat(trial.trial().result().flatMap(TrialResult::resamples)).isEmpty();
            });
    assertThat(ReportRecords.of(List.of(study()), trials(20), 1_000)).isEmpty();
  }

  /** Of a thousand examples, with twenty parameters: {@code report.md} says so. */
  @Test
  void fiveHundredTrialsHaveRoom() {
    var records = ReportRecords.of(List.of(study()), trials(500), ReportRecords.MAX_BYTES);

    assertThat(records.orElseThrow().leftOut()).isEmpty();
    assertThat(records.orElseThrow().bytes()).hasSizeBetween(400_000, 600_000);
  }

  private FileSource read(ReportRecords records) throws IOException {
    return FileSource.of(Files.write(folder.resolve(ReportPod.RECORDS), records.bytes()));
  }

  private static List<Object> specs(List<AutoFTTrial> trials) {
    return trials.stream().<Object>map(AutoFTTrial::getSpec).toList();
  }

  private static Stream<AutoFTTrial> trials(int count) {
    return IntStream.range(0, count).mapToObj(ReportRecordsTest::trial);
  }

  private static AutoFTTrial trial(int number) {
    var random = new Random(number);
    var parameters = new TreeMap<String, Double>();
    for (int i = 0; i < 20; i++) {
      parameters.put("weight.L2Distance/block." + i, random.nextDouble());
    }
    var spec = TrialSpecs.of(number, TrialPurpose.Search, null, Map.copyOf(parameters));
    var trial = TrialObjects.scored(spec, 0.7);
    return TrialObjects.with(trial, "resamples", resamples(random));
  }

  /** Accuracies on a thousand examples. */
  private static String resamples(Random random) {
    var values = new float[Contract.RESAMPLES];
    var leftOut = new float[Contract.RESAMPLES];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(700 + 14.5 * random.nextGaussian()) / 1000f;
      leftOut[i] = Math.round(257 + 9 * random.nextGaussian()) / 368f;
    }
    return new Resamples(values, leftOut).encode();
  }
}
