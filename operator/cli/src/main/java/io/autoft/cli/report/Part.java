package io.autoft.cli.report;

/** One section of the page. Another one is a class, its test and a line in {@link Parts}. */
interface Part {

  /** What there is to show of a study; where there is nothing, why. */
  Section section(StudyFacts facts);
}
