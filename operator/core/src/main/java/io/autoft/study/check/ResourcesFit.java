package io.autoft.study.check;

import io.autoft.api.v1alpha1.FinalTrainingSpec;
import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * No container takes a request above its limit, or less than nothing. Those of the final training
 * would otherwise be found only after the search.
 */
final class ResourcesFit implements StudyCheck {

  @Override
  public Optional<Cause> complaint(StudyState state) {
    var spec = state.study().spec();
    var trainer = complaints("trainer.resources", spec.trainer().resources());
    var ofFinal = Optional.ofNullable(spec.finalTraining()).map(FinalTrainingSpec::resources);
    return Stream.concat(trainer, complaints("finalTraining.resources", ofFinal.orElse(null)))
        .findFirst()
        .map(Cause::invalidSpec);
  }

  private static Stream<String> complaints(String field, ResourceRequirements resources) {
    if (resources == null) {
      return Stream.empty();
    }
    var limits = sorted(resources.getLimits());
    var requests = sorted(resources.getRequests());
    return Stream.of(
            negative(field + ".limits.", limits),
            negative(field + ".requests.", requests),
            requests.entrySet().stream()
                .filter(r -> limits.containsKey(r.getKey()))
                .filter(r -> amount(r.getValue()).compareTo(amount(limits.get(r.getKey()))) > 0)
                .map(
                    r ->
                        "%s.requests.%s is %s, more than the limit %s"
                            .formatted(field, r.getKey(), r.getValue(), limits.get(r.getKey()))))
        .flatMap(complaints -> complaints);
  }

  private static Stream<String> negative(String field, Map<String, Quantity> quantities) {
    return quantities.entrySet().stream()
        .filter(q -> amount(q.getValue()).signum() < 0)
        .map(q -> "%s%s is %s, and must be at least 0".formatted(field, q.getKey(), q.getValue()));
  }

  private static Map<String, Quantity> sorted(Map<String, Quantity> quantities) {
    return new TreeMap<>(quantities == null ? Map.of() : quantities);
  }

  /** Of bytes, cores or devices. */
  private static BigDecimal amount(Quantity quantity) {
    return Quantity.getAmountInBytes(quantity);
  }
}
