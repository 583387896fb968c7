package io.autoft.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that it takes to do the study again. */
final class RecipePart implements Part {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  @Override
  public Section section(StudyFacts facts) {
    var listings = new ArrayList<Listing>();
    listings.add(new Listing("The study file, with all defaults", yaml(facts)));
    facts
        .objective()
        .map(text -> new Listing("The learned objective, hparams.json", text))
        .ifPresent(listings::add);
    proposed(facts).ifPresent(listings::add);
    return new Section(
        "recipe",
        "To do it again",
        List.of(
            "The same file, seed and trainer give the same trials with search.mode Deterministic; of"
                + " an Asynchronous search autoft replay computes every proposal again."),
        List.of(),
        tables(facts),
        listings);
  }

  private static List<Table> tables(StudyFacts facts) {
    var tables = new ArrayList<Table>();
    tables.add(new Table("Versions, digests, seeds", List.of("what", "is"), versions(facts)));
    var checkpoints = checkpoints(facts);
    if (!checkpoints.isEmpty()) {
      tables.add(
          new Table("Checkpoints, in OpenCLIP's files", List.of("model", "is at"), checkpoints));
    }
    tables.add(seeds(facts));
    return tables;
  }

  private static List<List<String>> versions(StudyFacts facts) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("this page was written by", "autoft " + facts.version()));
    Optional.of(facts.stored().version())
        .filter(version -> !version.isEmpty())
        .ifPresent(version -> rows.add(List.of("the study was run by", "autoft " + version)));
    rows.add(List.of("trainer.image", facts.spec().trainer().image()));
    images(facts).ifPresent(digests -> rows.add(List.of("images that ran", digests)));
    rows.add(
        List.of(
            "digest of model, data, objective, search",
            Optional.ofNullable(facts.status().searchDigest()).orElse("")));
    rows.add(List.of("search.seed", facts.spec().search().seed().toString()));
    rows.add(List.of("sampler", facts.spec().search().sampler().name()));
    rows.add(List.of("mode", facts.spec().search().mode().name()));
    rows.add(List.of("generation of the study", Long.toString(facts.stored().generation())));
    return rows;
  }

  private static Optional<String> images(StudyFacts facts) {
    var digests =
        facts.trials().stream()
            .flatMap(trial -> trial.status().stream())
            .map(AutoFTTrialStatus::imageID)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of(digests).filter(text -> !text.isEmpty());
  }

  private static List<List<String>> checkpoints(StudyFacts facts) {
    return Optional.ofNullable(facts.status().result())
        .map(result -> result.finalTrainings())
        .orElse(List.of())
        .stream()
        .filter(training -> training.checkpoint() != null)
        .map(RecipePart::checkpoint)
        .toList();
  }

  private static List<String> checkpoint(FinalTrainingResult training) {
    return List.of(training.name(), training.checkpoint());
  }

  private static Table seeds(StudyFacts facts) {
    return new Table(
        "Seeds of the trials that no sampler proposed",
        List.of("trial", "purpose", "objective", "seed"),
        facts.trials().stream()
            .map(trial -> trial.spec())
            .filter(spec -> spec.proposal() == null)
            .map(
                spec ->
                    List.of(
                        Integer.toString(spec.number()),
                        spec.purpose().name(),
                        Optional.ofNullable(spec.baseline())
                            .map(Enum::name)
                            .or(() -> Optional.ofNullable(spec.sourceTrial()))
                            .orElse("initial"),
                        Long.toString(spec.seed())))
            .toList());
  }

  /** A line for each seed: some studies have one for all. */
  private static Optional<Listing> proposed(StudyFacts facts) {
    var bySeed =
        facts.trials().stream()
            .map(trial -> trial.spec())
            .filter(spec -> spec.proposal() != null)
            .collect(
                Collectors.groupingBy(
                    AutoFTTrialSpec::seed,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        spec -> Integer.toString(spec.number()), Collectors.joining(", "))));
    var lines =
        bySeed.entrySet().stream()
            .map(entry -> "%s: %d".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining("\n"));
    return Optional.of(lines)
        .filter(text -> !text.isEmpty())
        .map(text -> new Listing("Seeds of the proposed trials, by number", text));
  }

  private static String yaml(StudyFacts facts) {
    ObjectNode object = facts.stored().object();
    object.remove("status");
    object.withObject("/metadata").remove(List.of("generation", "annotations"));
    try {
      return YAML.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a study is plain data", e);
    }
  }
}
