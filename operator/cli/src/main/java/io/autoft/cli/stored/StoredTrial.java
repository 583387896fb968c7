package io.autoft.cli.stored;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.json.ApiJson;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialRun;
import io.autoft.status.TrialStatusView;
import io.autoft.trial.TrialNames;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trial as its file has it.
 *
 * @param status empty until it has been started
 */
public record StoredTrial(AutoFTTrialSpec spec, Optional<AutoFTTrialStatus> status) {

  public StoredTrial {
    requireNonNull(spec, "spec is null");
    requireNonNull(status, "status is null");
  }

  /** A trial that has just been proposed. */
  public static StoredTrial proposed(AutoFTTrialSpec spec) {
    return new StoredTrial(spec, Optional.empty());
  }

  public String name() {
    return TrialNames.of(spec.study(), spec.number());
  }

  public TrialRecord trial() {
    return TrialStatusView.read(spec, status);
  }

  /** The same with what there is to say of it at a moment. */
  public StoredTrial with(
      TrialOutcome outcome, TrialUsage usage, TrialRun run, Optional<String> logTail, Instant now) {
    var former = new ConditionSet(status.map(AutoFTTrialStatus::conditions).orElse(List.of()));
    return new StoredTrial(
        spec, Optional.of(new TrialStatusView(1, former, now).of(outcome, usage, run, logTail)));
  }

  /** The object that a cluster would have, as its file has it. */
  public String json() {
    var object = Documents.object(ApiNames.TRIAL, name());
    object.set("spec", ApiJson.MAPPER.valueToTree(spec));
    status.ifPresent(s -> object.set("status", ApiJson.MAPPER.valueToTree(s)));
    return object.toPrettyString();
  }

  /** Reads an object; {@code file} is for messages. */
  public static StoredTrial of(JsonNode object, String file) {
    return new StoredTrial(
        Documents.read(object.path("spec"), AutoFTTrialSpec.class, file),
        Optional.of(object.path("status"))
            .filter(JsonNode::isObject)
            .map(status -> Documents.read(status, AutoFTTrialStatus.class, file)));
  }
}
