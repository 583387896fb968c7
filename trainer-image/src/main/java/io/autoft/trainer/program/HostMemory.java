package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory in which small arrays are handed to a program. It is used again in the next step: fresh
 * direct buffers would pile up until the collector happens to run.
 */
final class HostMemory {

  private final List<ByteBuffer> buffers = new ArrayList<>();
  private int used;

  /** Gives the memory of all arrays free. */
  void reset() {
    used = 0;
  }

  /** An array that is good until the next {@link #reset}. */
  NDArray of(long[] values, Shape shape, NDManager host) {
    var memory = memory(values.length * Long.BYTES);
    memory.asLongBuffer().put(values);
    return host.create(memory, shape, DataType.INT64);
  }

  /** As {@link #of(long[], Shape, NDManager)}. */
  NDArray of(double[] values, NDManager host) {
    requireNonNull(values, "values is null");
    var memory = memory(values.length * Double.BYTES);
    memory.asDoubleBuffer().put(values);
    return host.create(memory, new Shape(values.length), DataType.FLOAT64);
  }

  private ByteBuffer memory(int bytes) {
    if (used == buffers.size()) {
      buffers.add(ByteBuffer.allocateDirect(0));
    }
    if (buffers.get(used).capacity() < bytes) {
      buffers.set(used, ByteBuffer.allocateDirect(2 * bytes).order(ByteOrder.nativeOrder()));
    }
    return buffers.get(used++).slice(0, bytes).order(ByteOrder.nativeOrder());
  }
}
