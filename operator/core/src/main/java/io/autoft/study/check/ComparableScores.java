package io.autoft.study.check;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialSeed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that two studies must share for their scores to be comparable. */
final class ComparableScores {

  private record Field(String name, Function<AutoFTStudySpec, Object> value) {}

  /** What a score depends on beside the parameters that are searched. */
  private static final List<Field> FIELDS =
      List.of(
          new Field("model", AutoFTStudySpec::model),
          new Field("data.train", s -> s.data().train()),
          new Field("data.oodValidation", s -> s.data().oodValidation()),
          new Field("data.classNames", s -> s.data().classNames()),
          new Field("data.promptTemplates", s -> s.data().promptTemplates()),
          new Field("objective.metric", s -> s.objective().metric()),
          new Field("objective.losses", s -> Set.copyOf(s.objective().losses())),
          new Field("objective.parameterTerms", s -> s.objective().parameterTerms()),
          // Of the reference's weight the sampler sees nothing.
          new Field("objective.reference", s -> s.objective().fixedLoss()),
          new Field("objective.head", s -> s.objective().head()),
          new Field("objective.lossHead", s -> s.objective().lossHead()),
          new Field("search.innerSteps", s -> s.search().innerSteps()),
          new Field("search.warmupSteps", s -> s.search().warmupSteps()),
          new Field("search.batchSize", s -> s.search().batchSize()),
          new Field("search.clipNorm", s -> s.search().clipNorm()),
          new Field("search.layerwise", s -> s.search().layerwise()),
          // A searched seed is a parameter, which both have or none.
          new Field("search.trialSeed", s -> s.search().trialSeed() == TrialSeed.Searched),
          new Field(
              "search.seed, which chooses the examples",
              s -> choosesExamples(s) ? s.search().seed() : "any"));

  private ComparableScores() {}

  private static boolean choosesExamples(AutoFTStudySpec spec) {
    return Stream.of(spec.data().train(), spec.data().oodValidation())
        .anyMatch(set -> set.maxExamples() != null || set.examplesPerClass() != null);
  }

  /** The first field in which the studies differ. */
  static Optional<String> difference(AutoFTStudySpec one, AutoFTStudySpec other) {
    return FIELDS.stream()
        .filter(field -> !field.value().apply(one).equals(field.value().apply(other)))
        .map(Field::name)
        .findFirst();
  }

  /** The names of all of them, for a message. */
  static String fields() {
    return FIELDS.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
