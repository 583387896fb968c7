package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.policy.PodRule;
import io.autoft.testing.Document;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod template that a study may have, or may have only where the platform team allows it.
 *
 * @param template of the study
 * @param place the field below the template that is complained of; empty for none
 * @param value of the chart that allows it
 * @param names that it must have
 * @param rules that must be allowed before it comes to that
 */
record PodCase(
    String sentence,
    String template,
    Optional<String> place,
    Value value,
    Set<String> names,
    Set<String> rules) {

  /** A list in the chart's {@code podPolicy}. */
  enum Value {
    allow,
    serviceAccounts,
    secretVolumes,
    secretVariables
  }

  Document study() {
    return STUDY.with("spec.trainer.template", template);
  }

  /** Allows this and nothing else. */
  PodPolicy allowing() {
    return new PodPolicy(
        Stream.concat(rules.stream(), listed(Value.allow).stream())
            .map(PodRule::valueOf)
            .collect(Collectors.toSet()),
        listed(Value.serviceAccounts),
        listed(Value.secretVolumes),
        listed(Value.secretVariables),
        Set.of(),
        Optional.empty(),
        true);
  }

  private Set<String> listed(Value list) {
    return value == list ? names : Set.of();
  }

  /** The chart's values that allow this, for {@code --set}. */
  String[] settings() {
    return Stream.concat(
            Stream.of("podPolicy.%s={%s}".formatted(value, String.join(",", names))),
            ruleSettings())
        .toArray(String[]::new);
  }

  /** The chart's value without which it does not come to the one that allows this. */
  Stream<String> ruleSettings() {
    return rules.isEmpty()
        ? Stream.empty()
        : Stream.of("podPolicy.%s={%s}".formatted(Value.allow, String.join(",", rules)));
  }

  /** The same where rules are in the way too. */
  PodCase behind(String... others) {
    return new PodCase(sentence, template, place, value, names, Set.of(others));
  }

  @Override
  public String toString() {
    return sentence;
  }

  /** What anybody may have. */
  static PodCase may(String sentence, String template) {
    return new PodCase(sentence, template, Optional.empty(), Value.allow, Set.of(), Set.of());
  }

  /** What the chart allows by the names of rules. */
  static PodCase rules(String rules, String place, String template) {
    return new PodCase(
        rules + ": " + template,
        template,
        Optional.of("spec." + place),
        Value.allow,
        Set.of(rules.split(" ")),
        Set.of());
  }

  /** The same of the container of the trainer. */
  static PodCase trainer(String rules, String place, String fields) {
    return rules(
        rules,
        "containers[name=trainer]." + place,
        "{spec: {containers: [{name: trainer, %s}]}}".formatted(fields));
  }

  /** What the chart allows by a name in another list. */
  static PodCase of(Value value, String name, String place, String template) {
    return new PodCase(
        value + ": " + template,
        template,
        Optional.of("spec." + place),
        value,
        Set.of(name),
        Set.of());
  }
}
