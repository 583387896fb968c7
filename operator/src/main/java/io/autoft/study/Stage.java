package io.autoft.study;

/** A word for people: the column STAGE. */
enum Stage {
  Searching,
  Training,
  Complete,
  Failed,
  Suspended
}
