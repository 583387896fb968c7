package io.autoft.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.study.StudyPlanner;
import io.autoft.trial.SearchDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** A study as it once ran: its file, its trials and their scores. */
public record Golden(Document study, List<AutoFTTrialSpec> specs, List<Double> scores) {

  /** The quickstart's study of version 0.1.0, whose mode is Deterministic, on a real cluster. */
  public static Golden released() {
    return read("released");
  }

  /** The quickstart's study of now, likewise Deterministic. */
  public static Golden quickstart() {
    return read("quickstart");
  }

  /** One of version 0.1.0 whose mode is Asynchronous, with a searched seed, on a real cluster. */
  public static Golden asynchronous() {
    return read("asynchronous");
  }

  /**
   * The same study as a newer version is told to run it: the baselines' objectives were no trials.
   */
  public Golden withoutEnqueued() {
    var told = study.with("spec.search.enqueueBaselines", "false");
    var digest = SearchDigest.of(Studies.spec(told));
    return new Golden(told, specs.stream().map(trial -> with(trial, digest)).toList(), scores);
  }

  private static AutoFTTrialSpec with(AutoFTTrialSpec trial, String digest) {
    return new AutoFTTrialSpec(
        trial.study(),
        trial.number(),
        trial.purpose(),
        trial.baseline(),
        trial.sourceTrial(),
        trial.parameters(),
        trial.seed(),
        digest,
        trial.proposal());
  }

  private static Golden read(String name) {
    try (var file = StudyPlanner.class.getResourceAsStream("golden/" + name + ".json")) {
      var root = Document.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)).root();
      return new Golden(
          Document.of("apiVersion: autoft.io/v1alpha1\nkind: AutoFTStudy\n")
              .with("metadata", "{name: %s}".formatted(root.get("name").asText()))
              .with("spec", root.get("spec").toString()),
          trials(root).stream()
              .map(t -> Document.of(t.get("spec").toString()).as(AutoFTTrialSpec.class))
              .toList(),
          trials(root).stream().map(t -> t.get("score").asDouble()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> trials(JsonNode root) {
    return StreamSupport.stream(root.get("trials").spliterator(), false).toList();
  }
}
