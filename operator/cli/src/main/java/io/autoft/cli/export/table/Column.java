package io.autoft.cli.export.table;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.StoredTrial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column: its name, its type, and what it has of a trial, which is of that type and may be
 * absent.
 */
record Column(String name, Type type, Function<StoredTrial, Optional<?>> value) {

  Column {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(value, "value is null");
  }

  /** Of values. */
  enum Type {
    /** {@code Long}. */
    INTEGER,
    /** {@code Double}. */
    NUMBER,
    /** {@code String}. */
    TEXT,
    /** {@code Instant}, in whole microseconds, which every program can store. */
    TIME
  }

  static Column integer(String name, Function<StoredTrial, Number> value) {
    return new Column(
        name,
        Type.INTEGER,
        trial -> Optional.ofNullable(value.apply(trial)).map(Number::longValue));
  }

  static Column number(String name, Function<StoredTrial, Double> value) {
    return new Column(name, Type.NUMBER, trial -> Optional.ofNullable(value.apply(trial)));
  }

  static Column text(String name, Function<StoredTrial, Object> value) {
    return new Column(
        name, Type.TEXT, trial -> Optional.ofNullable(value.apply(trial)).map(Object::toString));
  }

  static Column time(String name, Function<AutoFTTrialStatus, String> value) {
    return new Column(
        name,
        Type.TIME,
        trial ->
            trial
                .status()
                .map(value)
                .map(Instant::parse)
                .map(time -> time.truncatedTo(ChronoUnit.MICROS)));
  }

  /** The same of the status, absent until there is one. */
  static <T> Function<StoredTrial, T> observed(Function<AutoFTTrialStatus, T> value) {
    return trial -> trial.status().map(value).orElse(null);
  }
}
