package io.autoft.shift.icons;

/** What the sets of a designer are for. No designer has two roles. */
public enum Role {
  Training,
  Validation,
  Unseen
}
