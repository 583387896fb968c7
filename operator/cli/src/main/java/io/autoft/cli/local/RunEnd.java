package io.autoft.cli.local;

/** How a run of a study ended. */
public enum RunEnd {
  /** The study is complete. */
  COMPLETE,
  /** The study has failed. */
  FAILED,
  /** The study cannot go on as it is written. */
  REFUSED,
  /** Something that a person can remove holds a trial up; the next run goes on there. */
  HELD_UP,
  /** The study says that it is suspended. */
  SUSPENDED,
  /** The run was stopped; the next one goes on where it was. */
  STOPPED
}
