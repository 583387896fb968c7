package io.autoft.cli.export.table;

import static io.autoft.cli.export.table.Column.observed;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.TrialReport;
import io.autoft.trial.TrialParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All trials of a study: a row each, and a column for whatever one of them has. Parameters have
 * their canonical names; metrics begin with {@code metric.}, tests of final trainings with {@code
 * test.}.
 */
record TrialTable(List<Column> columns, List<StoredTrial> rows) {

  private static final List<Column> FIXED =
      List.of(
          Column.integer("number", trial -> trial.spec().number()),
          Column.text("purpose", trial -> trial.spec().purpose()),
          Column.text("baseline", trial -> trial.spec().baseline()),
          Column.text("state", observed(AutoFTTrialStatus::state)),
          Column.number("score", observed(AutoFTTrialStatus::score)),
          Column.number("standardError", observed(AutoFTTrialStatus::standardError)),
          Column.number("seconds", observed(AutoFTTrialStatus::runningSeconds)),
          Column.integer("attempts", observed(AutoFTTrialStatus::attempts)),
          Column.integer("disruptions", observed(AutoFTTrialStatus::disruptions)),
          Column.integer("seed", trial -> trial.spec().seed()),
          Column.text("sourceTrial", trial -> trial.spec().sourceTrial()),
          Column.text("reason", trial -> trial.trial().outcome().reason()),
          Column.number("gpuSeconds", observed(AutoFTTrialStatus::gpuSeconds)),
          Column.time("startTime", AutoFTTrialStatus::startTime),
          Column.time("completionTime", AutoFTTrialStatus::completionTime));

  TrialTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static TrialTable of(List<StoredTrial> trials) {
    var columns = new ArrayList<>(FIXED);
    names(trials, trial -> trial.spec().parameters().keySet()).stream()
        // A searched seed is the trial's.
        .filter(name -> !name.equals(TrialParameters.SEED))
        .map(name -> Column.number(name, trial -> trial.spec().parameters().get(name)))
        .forEach(columns::add);
    names(trials, TrialTable::metrics).stream()
        .map(name -> Column.number("metric." + name, observed(s -> s.metrics().get(name))))
        .forEach(columns::add);
    var tests = new LinkedHashSet<String>();
    trials.stream().flatMap(TrialTable::tests).map(TestScore::name).forEach(tests::add);
    tests.stream().flatMap(TrialTable::columns).forEach(columns::add);
    return new TrialTable(columns, trials);
  }

  /** Its own column has the standard error of the score. */
  private static Collection<String> metrics(StoredTrial trial) {
    var names = new TreeSet<String>();
    trial.status().ifPresent(status -> names.addAll(status.metrics().keySet()));
    names.remove(TrialReport.STANDARD_ERROR);
    return names;
  }

  private static TreeSet<String> names(
      List<StoredTrial> trials, Function<StoredTrial, Collection<String>> of) {
    var names = new TreeSet<String>();
    trials.forEach(trial -> names.addAll(of.apply(trial)));
    return names;
  }

  private static Stream<Column> columns(String test) {
    return Stream.of(
        testColumn(test, "", TestScore::value),
        testColumn(test, ".standardError", TestScore::standardError),
        testColumn(test, ".ensembled", t -> t.ensembled() == null ? null : t.ensembled().value()));
  }

  private static Column testColumn(String test, String suffix, Function<TestScore, Double> value) {
    return Column.number(
        "test." + test + suffix, trial -> test(trial, test).map(value).orElse(null));
  }

  private static Optional<TestScore> test(StoredTrial trial, String name) {
    return tests(trial).filter(test -> test.name().equals(name)).findFirst();
  }

  private static Stream<TestScore> tests(StoredTrial trial) {
    return trial.status().stream().flatMap(status -> status.tests().stream());
  }
}
