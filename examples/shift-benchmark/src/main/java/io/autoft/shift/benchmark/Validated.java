package io.autoft.shift.benchmark;

/** What came out of final trainings, among which validation chooses. */
interface Validated {

  /** The metric on the OOD validation set; more is better. */
  double validation();
}
