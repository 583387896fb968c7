package io.autoft.api.v1alpha1;

/** Where the predictions come from that the learned objective is judged by. */
public enum Head {
  /** The linear head that is trained with the towers. */
  Trained,
  /** One that is made from the tuned text tower, as in FLYP. */
  FromText,
  /** Either, as each trial's parameters say. */
  Searched
}
