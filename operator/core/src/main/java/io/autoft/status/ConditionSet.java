package io.autoft.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The conditions of one object, immutable; the time of a transition moves only when the status
 * flips.
 *
 * @param conditions in the order in which they were first set
 */
public record ConditionSet(List<Condition> conditions) {

  private static final int MAX_MESSAGE_CHARACTERS = 2000;

  /** Control characters, and halves of a character that was cut. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");

  public ConditionSet {
    conditions = List.copyOf(conditions);
  }

  /** What to say of one condition. */
  public record Claim(String type, boolean status, String reason, String message) {}

  /** These conditions with one of them set. */
  public ConditionSet with(Claim claim, long generation, Instant now) {
    var status = claim.status() ? "True" : "False";
    var former = get(claim.type());
    var since =
        former
            .filter(c -> status.equals(c.getStatus()))
            .map(Condition::getLastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    var condition =
        new ConditionBuilder()
            .withType(claim.type())
            .withStatus(status)
            .withReason(claim.reason())
            .withMessage(text(claim.message()))
            .withObservedGeneration(generation)
            .withLastTransitionTime(since)
            .build();
    var next = new ArrayList<>(conditions);
    former.ifPresentOrElse(c -> next.set(next.indexOf(c), condition), () -> next.add(condition));
    return new ConditionSet(next);
  }

  /** These conditions without those of some types, which are about nothing any more. */
  public ConditionSet without(Set<String> types) {
    return new ConditionSet(conditions.stream().filter(c -> !types.contains(c.getType())).toList());
  }

  /** The condition of a type. */
  public Optional<Condition> get(String type) {
    return conditions.stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  /** Whether the condition of a type is there and True. */
  public boolean isTrue(String type) {
    return get(type).map(Condition::getStatus).filter("True"::equals).isPresent();
  }

  /** What is said of the condition of a type, if it is there and True. */
  public Optional<String> messageIfTrue(String type) {
    return get(type).filter(c -> "True".equals(c.getStatus())).map(Condition::getMessage);
  }

  /** The conditions that {@code later} has with another status or reason than these. */
  public List<Condition> changedIn(ConditionSet later) {
    return later.conditions().stream()
        .filter(
            c ->
                get(c.getType())
                    .filter(f -> f.getStatus().equals(c.getStatus()))
                    .filter(f -> f.getReason().equals(c.getReason()))
                    .isEmpty())
        .toList();
  }

  /** What a trainer or a user has said may have any characters, and go to a terminal. */
  private static String text(String message) {
    var cut =
        message.length() <= MAX_MESSAGE_CHARACTERS
            ? message
            : message.substring(0, MAX_MESSAGE_CHARACTERS - 3) + "...";
    return UNPRINTABLE.matcher(cut).replaceAll("\uFFFD");
  }
}
