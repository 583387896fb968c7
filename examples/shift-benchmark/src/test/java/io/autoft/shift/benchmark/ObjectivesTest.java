package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesTest {

  private static final List<String> METHODS = List.of("hand-made-low", "autoft");

  @TempDir Path work;

  @Test
  void areThoseOfTheLearnedObjectivesFinalTrainings() throws IOException {
    training("autoft-0", 35, "", 0.4);
    training("autoft-0", 36, "", 0.5);
    training("autoft-0", 34, "\"baseline\": \"ZeroShot\", ", 0.3);
    training("hand-made-low-0", 3, "\"baseline\": \"FLYP\", ", 0.6);

    var objectives = new ByNameAndSeed<Objective>(METHODS);
    objectives.addRuns(
        new Bench(work, work),
        List.of(new Run("world", "hand-made-low", 0), new Run("world", "autoft", 0)),
        Objective::of);

    assertThat(objectives.names()).containsExactly("autoft");
    var objective = objectives.get("autoft").get(0L);
    assertThat(objective.validation()).isEqualTo(0.45);
    assertThat(objective.parameters())
        .containsExactly(Map.entry("learningRate", 1e-5), Map.entry("weight.Contrastive", 0.25));
  }

  @Test
  void areReadAgainAsTheyWereWritten() throws IOException {
    var file = work.resolve("world-objectives.csv");
    var objectives = new ByNameAndSeed<Objective>(METHODS);
    var parameters = new TreeMap<>(Map.of("learningRate", 1.25e-7, "weight.Contrastive", 3.5));
    objectives.add("autoft", 7, new Objective(0.45, parameters));
    objectives.add("autoft", 8, new Objective(0.5, new TreeMap<>(Map.of("learningRate", 0.1))));

    ObjectivesFile.write(file, objectives);
    var again = new ByNameAndSeed<Objective>(METHODS);
    ObjectivesFile.addTo(again, file);
    ObjectivesFile.addTo(again, work.resolve("nowhere.csv"));

    assertThat(file)
        .content()
        .startsWith("method,seed,validation,parameter,value")
        .contains("autoft,7,0.45000,weight.Contrastive,3.5");
    assertThat(again.get("autoft")).isEqualTo(objectives.get("autoft"));
  }

  private void training(String run, int number, String baseline, double score) throws IOException {
    var trials = Files.createDirectories(work.resolve("runs/world-" + run + "/trials"));
    Files.writeString(
        trials.resolve("world-%s-%04d.json".formatted(run, number)),
        "{\"spec\": {\"purpose\": \"FinalTraining\", "
            + baseline
            + "\"parameters\": {\"learningRate\": 1e-5, \"weight.Contrastive\": 0.25}},"
            + " \"status\": {\"score\": "
            + score
            + "}}");
  }
}
