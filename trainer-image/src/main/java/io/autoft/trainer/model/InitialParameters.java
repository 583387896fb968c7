package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * theta_0, P scalars, where training begins. It is read and never written, so on the CPU its parts
 * can be the tensors of the mapped file.
 *
 * @param parts flat arrays, one after the other; must not be written
 */
public record InitialParameters(List<NDArray> parts) {

  public InitialParameters {
    parts = List.copyOf(parts);
  }

  /** Numbers of scalars of the parts. */
  public List<Long> sizes() {
    return parts.stream().map(NDArray::size).toList();
  }

  /** P, the number of scalars. */
  public long size() {
    return parts.stream().mapToLong(NDArray::size).sum();
  }

  /** Whether it is an array of its own. */
  public boolean gathered() {
    return parts.size() == 1;
  }

  /** A copy in one array of P scalars, on the device that computes. */
  public NDArray copy(NDManager manager) {
    var copy = gathered() ? parts.get(0).duplicate() : NDArrays.concat(new NDList(parts));
    copy.attach(manager);
    return copy;
  }
}
