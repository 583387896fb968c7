package io.autoft.optimizer.benchmark;

import java.util.List;
import java.util.function.Predicate;

/** The problems and which of them count for what, by name. */
record Suite(List<Problem> problems) {

  /** All of the file. */
  static Suite read() {
    return new Suite(ProblemFile.read());
  }

  List<String> all() {
    return names(problem -> true);
  }

  List<String> noisy() {
    return names(Problem::isNoisy);
  }

  List<String> smooth() {
    return names(problem -> !problem.isNoisy());
  }

  /** Those without a region where training diverges. */
  List<String> finite() {
    return names(problem -> !problem.diverges());
  }

  private List<String> names(Predicate<Problem> condition) {
    return problems.stream().filter(condition).map(Problem::name).toList();
  }
}
