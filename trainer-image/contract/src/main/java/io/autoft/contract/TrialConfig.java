package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All settings of one trial. The terms of the objective follow from the names of its parameters.
 *
 * @param schemaVersion {@link Contract#SCHEMA_VERSION} of the writer
 * @param trial name of the trial, for logs
 * @param model {@code demo://name} or {@code file:///path} of the folder with the model's files
 * @param precision in which the model is run
 * @param train in-distribution training set
 * @param oodValidation out-of-distribution validation set, which gives the score
 * @param idValidation in-distribution validation set
 * @param tests sets that are evaluated once, after a final training
 * @param classNames in the order of the labels; none for those of {@code train}
 * @param promptTemplates with {@code {}} in the place of the class name; none for those of {@code
 *     train}
 * @param metric the score
 * @param parameterTerms what the terms over the parameters are divided by
 * @param parameters canonical name to value (see {@link ParameterNames}); a term of the objective
 *     has a {@code weight.<term>}, or one for a group of parameters
 * @param seed of this trial: data order and everything else that is drawn
 * @param studySeed of the study: choice of examples and resamples, the same in every trial
 * @param training how long and in what portions
 * @param preflight check every data set first, also those that this trial does not need, and that
 *     {@code probedOutput} can be written
 * @param probedOutput {@code file:///path}, in JSON {@code output}: where the study's final
 *     trainings will write, which a preflight probes. This trial itself writes to {@link
 *     FinalTraining#output} alone
 * @param timeLimitSeconds after which the trainer ends itself
 */
public record TrialConfig(
    int schemaVersion,
    String trial,
    String model,
    Precision precision,
    DataSetConfig train,
    DataSetConfig oodValidation,
    Optional<DataSetConfig> idValidation,
    List<DataSetConfig> tests,
    List<String> classNames,
    List<String> promptTemplates,
    Metric metric,
    ParameterTerms parameterTerms,
    SortedMap<String, Double> parameters,
    long seed,
    long studySeed,
    TrainingConfig training,
    boolean preflight,
    @JsonProperty("output") Optional<String> probedOutput,
    long timeLimitSeconds) {

  public TrialConfig {
    requireNonNull(trial, "trial is null");
    requireNonNull(model, "model is null");
    requireNonNull(train, "train is null");
    requireNonNull(oodValidation, "oodValidation is null");
    requireNonNull(metric, "metric is null");
    requireNonNull(training, "training is null");
    precision = precision == null ? Precision.FP32 : precision;
    idValidation = Optionals.orEmpty(idValidation);
    tests = tests == null ? List.of() : List.copyOf(tests);
    classNames = classNames == null ? List.of() : List.copyOf(classNames);
    promptTemplates = promptTemplates == null ? List.of() : List.copyOf(promptTemplates);
    parameterTerms = parameterTerms == null ? ParameterTerms.Mean : parameterTerms;
    parameters = new TreeMap<>(parameters == null ? Map.of() : parameters);
    probedOutput = Optionals.orEmpty(probedOutput);
  }

  /** Value of a parameter; 0 if it is not among the parameters. */
  public double parameter(String name) {
    return parameters.getOrDefault(name, 0.0);
  }

  /** Weight of a term of the objective; 0 if it has none. */
  public double weight(Loss loss) {
    return parameter(ParameterNames.weight(loss.name()));
  }

  /**
   * Terms of the objective that the parameters have a weight of, in the order of the contract. In
   * JSON as {@code losses}, which trainers of version 0.1.0 want; it is not read.
   */
  @JsonProperty(value = "losses", access = JsonProperty.Access.READ_ONLY)
  public List<Loss> losses() {
    return Arrays.stream(Loss.values())
        .filter(
            loss ->
                parameters.keySet().stream().anyMatch(name -> ParameterNames.isWeight(name, loss)))
        .toList();
  }

  /**
   * The configuration as JSON, fields and parameters in a fixed order. It is ASCII, other
   * characters escaped: it travels in an environment variable, which a JVM reads in the locale of
   * its process.
   */
  public String toJson() {
    return ContractJson.writeAscii(this);
  }

  /** The configuration as JSON for a file that people read too. */
  public String toRecordJson() {
    return ContractJson.tree(this).toPrettyString();
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  public static TrialConfig parse(String json) throws InvalidDocumentException {
    return TrialConfigChecks.checked(
        ContractJson.read(json, TrialConfig.class, "a trial configuration"));
  }
}
