package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a data set is, and which of its examples are used.
 *
 * @param name what to call it in messages and in the report: {@code train}, {@code oodValidation},
 *     {@code idValidation} or the name of a test
 * @param source {@code demo://name} or {@code file:///path}; claims are mounted by whoever starts
 *     the trainer
 * @param format how the examples lie in the source
 * @param split the part of the source, absent for its default
 * @param groupColumn the column that gives an example's group, absent for the source's default
 * @param ignoreGroups names of groups that {@link Metric#WorstGroupAccuracy} leaves out
 * @param maxExamples at most so many examples, chosen with the study's seed; absent for all
 * @param examplesPerClass at most so many of each class, chosen with the study's seed; absent for
 *     all
 * @param sampling how {@code maxExamples} are chosen
 * @param onDamaged what is done where files cannot be decoded
 * @param options settings of the source
 */
public record DataSetConfig(
    String name,
    String source,
    DataFormat format,
    Optional<String> split,
    Optional<String> groupColumn,
    List<String> ignoreGroups,
    Optional<Integer> maxExamples,
    Optional<Integer> examplesPerClass,
    Sampling sampling,
    OnDamaged onDamaged,
    Map<String, String> options) {

  public DataSetConfig {
    requireNonNull(name, "name is null");
    requireNonNull(source, "source is null");
    format = format == null ? DataFormat.Auto : format;
    split = Optionals.orEmpty(split);
    groupColumn = Optionals.orEmpty(groupColumn);
    ignoreGroups = ignoreGroups == null ? List.of() : List.copyOf(ignoreGroups);
    maxExamples = Optionals.orEmpty(maxExamples);
    examplesPerClass = Optionals.orEmpty(examplesPerClass);
    sampling = sampling == null ? Sampling.Random : sampling;
    onDamaged = onDamaged == null ? OnDamaged.Stop : onDamaged;
    options = options == null ? Map.of() : Map.copyOf(options);
  }

  /** All of a source in its own order, as it is by default. */
  public static DataSetConfig of(String name, String source) {
    return new DataSetConfig(name, source, null, null, null, null, null, null, null, null, null);
  }

  /** This set's other part. */
  public DataSetConfig withSplit(String other) {
    return with(Optional.of(other), maxExamples, sampling, onDamaged, options);
  }

  /** This set with other settings of its source. */
  public DataSetConfig withOptions(Map<String, String> others) {
    return with(split, maxExamples, sampling, onDamaged, others);
  }

  /** This set with its examples chosen in another way. */
  public DataSetConfig withSampling(Sampling other) {
    return with(split, maxExamples, other, onDamaged, options);
  }

  /** At most so many examples of this set. */
  public DataSetConfig withMaxExamples(int most) {
    return with(split, Optional.of(most), sampling, onDamaged, options);
  }

  /** This set with another way to deal with damaged files. */
  public DataSetConfig withOnDamaged(OnDamaged other) {
    return with(split, maxExamples, sampling, other, options);
  }

  private DataSetConfig with(
      Optional<String> otherSplit,
      Optional<Integer> most,
      Sampling otherSampling,
      OnDamaged otherwise,
      Map<String, String> otherOptions) {
    return new DataSetConfig(
        name,
        source,
        format,
        otherSplit,
        groupColumn,
        ignoreGroups,
        most,
        examplesPerClass,
        otherSampling,
        otherwise,
        otherOptions);
  }
}
