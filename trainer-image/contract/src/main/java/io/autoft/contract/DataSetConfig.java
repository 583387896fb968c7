package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * One data set.
 *
 * @param name what to call it in messages and in the report: {@code train}, {@code oodValidation},
 *     {@code idValidation} or the name of a test
 * @param source {@code demo://name} or {@code file:///path}; claims are mounted by whoever starts
 *     the trainer
 * @param split the part of the source, absent for its default
 * @param options settings of the source
 * @param maxExamples at most so many examples, chosen with the study's seed; absent for all
 */
public record DataSetConfig(
    String name,
    String source,
    Optional<String> split,
    Map<String, String> options,
    Optional<Integer> maxExamples) {

  public DataSetConfig {
    requireNonNull(name, "name is null");
    requireNonNull(source, "source is null");
    split = Optionals.orEmpty(split);
    options = options == null ? Map.of() : Map.copyOf(options);
    maxExamples = Optionals.orEmpty(maxExamples);
  }
}
