package io.autoft.cli.local;

import java.util.List;
import java.util.Optional;

/**
 * How many workers there are, and what each of them may use.
 *
 * @param workers trials that run at once
 * @param processors of the machine, divided among the workers
 * @param devices GPUs as {@code CUDA_VISIBLE_DEVICES} names them, given to the workers in turn;
 *     none for trials on the processors
 */
public record WorkerLayout(int workers, int processors, List<String> devices) {

  /** Of main memory, for all heaps together: most of what a trainer needs is outside its heap. */
  private static final int MEMORY_PERCENTAGE = 40;

  public WorkerLayout {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers);
    }
    devices = List.copyOf(devices);
  }

  /** Processors of one worker. */
  public int processorsEach() {
    return Math.max(1, processors / workers);
  }

  int memoryPercentageEach() {
    return Math.max(1, MEMORY_PERCENTAGE / workers);
  }

  /** GPUs of one worker: less than one where workers share them. */
  double gpusEach() {
    return Math.min(1, (double) devices.size() / workers);
  }

  Optional<String> device(int worker) {
    return devices.isEmpty() ? Optional.empty() : Optional.of(devices.get(worker % devices.size()));
  }
}
