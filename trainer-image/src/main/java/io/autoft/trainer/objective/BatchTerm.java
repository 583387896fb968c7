package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** A term over a batch, differentiated by the engine. */
public interface BatchTerm {

  /** The unweighted term, a scalar attached to the manager of the outputs. */
  NDArray value(ModelOutputs outputs);
}
