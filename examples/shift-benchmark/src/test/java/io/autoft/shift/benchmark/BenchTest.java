package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a program in the place of {@code autoft} that only notes that it was called. */
class BenchTest {

  private static final Run RUN = new Run("world", "method", 0);

  @TempDir Path work;
  private Bench bench;

  @BeforeEach
  void create() throws Exception {
    var program = work.resolve("autoft");
    Files.writeString(
        program,
        """
        #!/bin/sh
        mkdir -p "$4"
        for trial in 0031 0032; do mkdir "%1$s/checkpoints/world-method-0/$trial"; done
        echo '{}' >"%1$s/checkpoints/world-method-0/0031/ensemble.json"
        echo '{"status": {"stage": "Complete"}}' >"$4/study.json"
        echo "$2" >>%1$s/calls
        """
            .formatted(work));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    bench = new Bench(program, work);
  }

  @Test
  void runsAStudyOnce() throws Exception {
    assertThat(bench.run(RUN, "a: 1")).isTrue();
    assertThat(bench.run(RUN, "a: 1")).isFalse();

    assertThat(work.resolve("calls")).content().hasLineCount(1);
    assertThat(work.resolve("studies/world-method-0.yaml")).hasContent("a: 1");
  }

  /** The second was not trained, so nothing was mixed. */
  @Test
  void keepsOfTheCheckpointsWhatTheCurvesAreDrawnFrom() throws Exception {
    bench.run(RUN, "a: 1");

    var kept = EnsembleFiles.of(bench.folder(RUN));
    assertThat(kept.find("0031").orElseThrow()).hasContent("{}");
    assertThat(kept.find("0032")).isEmpty();
    assertThat(work.resolve("checkpoints/world-method-0")).doesNotExist();
  }

  @Test
  void takesNoResultOfAnotherProtocol() throws Exception {
    bench.run(RUN, "a: 1");

    assertThatThrownBy(() -> bench.run(RUN, "a: 2"))
        .hasMessageContaining("world-method-0 was begun when the protocol was another one")
        .hasMessageContaining("delete ");
  }

  @Test
  void isOfAStudyThatTellsMoreOfTheSameResults() throws Exception {
    var study = "spec: {seed: 1, finalTraining: {epochs: 2%s}}";
    assertThat(bench.isOf(RUN, study.formatted(""))).as("not begun").isFalse();
    bench.run(RUN, study.formatted(""));

    assertThat(bench.isOf(RUN, study.formatted(""))).isTrue();
    assertThat(bench.isOf(RUN, study.formatted(", testedAlphas: All"))).isTrue();
    assertThat(bench.isOf(RUN, study.formatted(", seeds: 2"))).isFalse();
  }
}
