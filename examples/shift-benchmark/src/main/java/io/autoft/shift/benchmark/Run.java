package io.autoft.shift.benchmark;

/** A study of the benchmark: a method in a world, with a seed. */
record Run(String world, String method, long seed) {

  String name() {
    return "%s-%s-%d".formatted(world, method, seed);
  }
}
