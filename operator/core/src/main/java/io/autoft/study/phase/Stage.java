package io.autoft.study.phase;

/** A word for people: the column STAGE. */
public enum Stage {
  Searching,
  Confirming,
  Training,
  Complete,
  Failed
}
