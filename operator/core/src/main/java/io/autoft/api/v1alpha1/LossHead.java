package io.autoft.api.v1alpha1;

/** Where the logits of the loss's terms come from while predictions come from the text tower. */
public enum LossHead {
  /** A linear head that is trained for this alone: cheap, however many classes there are. */
  Trained,
  /** The text tower, which encodes a prompt of every class at every step. */
  FromText
}
