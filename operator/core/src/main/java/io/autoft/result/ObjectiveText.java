package io.autoft.result;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.contract.ParameterTerms;
import io.autoft.trial.TrialMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A learned objective as people read it.
 *
 * @param parameters of the trial that has it
 */
public record ObjectiveText(AutoFTStudySpec study, Map<String, Double> parameters) {

  /** The loss, how it is minimised, and what is other than published: summed terms, the head. */
  public List<String> lines() {
    return Stream.of(Stream.of(loss(), optimizer()), parameterTerms().stream(), head().stream())
        .flatMap(lines -> lines)
        .toList();
  }

  private String loss() {
    return study.objective().losses().stream()
        .filter(term -> parameters.containsKey(weight(term.name())))
        .map(term -> ParameterText.of(parameters.get(weight(term.name()))) + " " + term)
        .collect(Collectors.joining(" + ", "loss = ", ""));
  }

  private String optimizer() {
    return "AdamW, peak learning rate %s, weight decay %s"
        .formatted(parameter(LEARNING_RATE), parameter(WEIGHT_DECAY));
  }

  /** Layer-wise, only the groups have values. */
  private String parameter(String name) {
    return parameters.containsKey(name) ? ParameterText.of(parameters.get(name)) : "by layer";
  }

  private Optional<String> parameterTerms() {
    return Optional.of(study.objective().parameterTerms())
        .filter(terms -> terms != ParameterTerms.Mean)
        .map(terms -> "terms over the parameters: " + terms);
  }

  private Optional<String> head() {
    return switch (TrialMethod.ofObjective(parameters, study)) {
      case AuxiliaryHead -> Optional.of("predictions from the tuned text tower");
      case TextHead -> Optional.of("logits and predictions from the tuned text tower");
      default -> Optional.empty();
    };
  }
}
