package io.autoft.cluster.report;

import static java.util.Objects.requireNonNull;

/** What is to be done for a page, and what is to be known of it. */
record ReportPlan(Action action, ReportOutcome outcome) {

  /** What is to be done. */
  enum Action {
    /** Nothing. */
    NONE,
    /** Store the records and create the Job. */
    CREATE,
    /** Delete the Job, which writes another page. */
    DELETE,
    /** Remove the records. */
    CLEAR
  }

  ReportPlan {
    requireNonNull(action, "action is null");
    requireNonNull(outcome, "outcome is null");
  }
}
