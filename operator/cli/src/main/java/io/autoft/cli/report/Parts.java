package io.autoft.cli.report;

import java.util.List;

/** The sections of the page, in their order. */
final class Parts {

  static final List<Part> ALL =
      List.of(
          new ScoresPart(),
          new ObjectivePart(),
          new ParametersPart(),
          new EpochsPart(),
          new EnsemblePart(),
          new TestsPart(),
          new TimelinePart(),
          new FailuresPart(),
          new CostPart(),
          new RecipePart());

  private Parts() {}
}
