package io.autoft.cli.init;

/** Training steps of a trial: enough to tell objectives apart, few enough to try many. */
final class InnerSteps {

  private static final int MOST = 300;
  private static final int LEAST = 50;
  private static final int EPOCHS = 5;
  private static final int FEW_SHOT = 1000;

  private InnerSteps() {}

  static Suggestion<Integer> of(ModelSize size, int images, int batchSize, Machine machine) {
    if (size != ModelSize.PRETRAINED) {
      return new Suggestion<>(
          Math.min(Math.max(EPOCHS * images / batchSize, LEAST), MOST),
          "Training steps of a trial: %d epochs, but %d to %d steps. More tell objectives apart better,"
                  .formatted(EPOCHS, LEAST, MOST)
              + " and take longer.");
    }
    if (images < FEW_SHOT) {
      return new Suggestion<>(
          10, "Training steps of a trial, as in the paper's studies with few examples of a class.");
    }
    return machine.hasGpu()
        ? new Suggestion<>(
            100,
            "Training steps of a trial. The paper has 10 to 100: more tell objectives apart better,"
                + " and take longer.")
        : new Suggestion<>(
            10,
            "Training steps of a trial. The paper has 10 to 100; with a GPU take 100, which tell"
                + " objectives apart better.");
  }

  /** A tenth, as the paper's final trainings have at most. */
  static int warmup(int innerSteps) {
    return Math.max(1, innerSteps / 10);
  }
}
