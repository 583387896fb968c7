package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against the values that {@code search_problems.py} computes of the same file. */
class ProblemTest {

  private static final List<Problem> PROBLEMS = ProblemFile.read();
  private static final long SEED = 7;

  @TestFactory
  List<DynamicTest> hasTheValuesThatPythonHas() {
    var rows =
        ResultFile.lines("values.csv").stream().collect(Collectors.groupingBy(row -> row[0]));
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(PROBLEMS.stream().map(Problem::name).toList());
    return PROBLEMS.stream()
        .map(
            problem ->
                DynamicTest.dynamicTest(
                    problem.name(),
                    () -> {
                      assertThat(rows.get(problem.name())).hasSize(20);
                      rows.get(problem.name()).forEach(row -> check(problem, row));
                    }))
        .toList();
  }

  private static void check(Problem problem, String[] row) {
    int number = Integer.parseInt(row[1]);
    var point = problem.point(number);
    assertClose(problem.truth(point), Double.parseDouble(row[2]));
    assertClose(problem.observe(point, SEED, number), Double.parseDouble(row[3]));
    assertClose(problem.duration(SEED, number), Double.parseDouble(row[4]));
    assertThat(problem.fails(SEED, number)).isEqualTo(Boolean.parseBoolean(row[5]));
  }

  private static void assertClose(double value, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isEqualTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void isNowhereBetterThanItsOptimum() {
    for (var problem : PROBLEMS) {
      assertThat(IntStream.range(0, 200).mapToObj(problem::point).map(problem::truth))
          .as(problem.name())
          .allMatch(value -> Double.isNaN(value) || value >= problem.optimum());
    }
  }

  @Test
  void isMostlyNoisyAndSometimesDiverges() {
    assertThat(PROBLEMS).hasSize(24);
    assertThat(PROBLEMS.stream().filter(Problem::isNoisy)).hasSize(20);
    assertThat(PROBLEMS.stream().filter(Problem::diverges))
        .extracting(Problem::name)
        .containsExactly("autoft-diverging");
  }
}
