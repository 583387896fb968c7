package io.autoft.optimizer;

import java.util.stream.Stream;

/** Every sampler there is, for the tests of what all of them promise. */
final class Samplers {

  private Samplers() {}

  static Stream<Sampler> all() {
    return Stream.of(new RandomSampler(), new TpeSampler(10), new TpeSampler(0));
  }
}
