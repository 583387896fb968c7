package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.failure.TrialFailure;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The value that was made last, for as long as the same one is asked for. Another one is made only
 * when the former is gone, since two large models may not fit into memory.
 *
 * @param <K> what a value follows from
 * @param <V> the value
 */
final class Kept<K, V> {

  private final Consumer<V> close;
  private Optional<Entry<K, V>> entry = Optional.empty();

  private record Entry<K, V>(K key, V value) {}

  /** Makes a value, or fails. */
  interface Maker<V> {
    V make() throws TrialFailure;
  }

  /**
   * Nothing so far.
   *
   * @param close releases a value that is no longer wanted
   */
  Kept(Consumer<V> close) {
    this.close = requireNonNull(close, "close is null");
  }

  /**
   * The value of a key.
   *
   * @throws TrialFailure of the maker; then nothing is kept
   */
  V get(K key, Maker<V> maker) throws TrialFailure {
    if (entry.isEmpty() || !entry.get().key().equals(key)) {
      clear();
      entry = Optional.of(new Entry<>(key, maker.make()));
    }
    return entry.get().value();
  }

  /** Releases the value. */
  void clear() {
    var former = entry;
    entry = Optional.empty();
    former.map(Entry::value).ifPresent(close);
  }
}
