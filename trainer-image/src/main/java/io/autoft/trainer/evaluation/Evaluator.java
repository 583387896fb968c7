package io.autoft.trainer.evaluation;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.TrainableModel;

/** Runs a model over whole data sets. */
public final class Evaluator {

  private static final int CHUNK = 250;

  private final TrainableModel model;
  private final PixelLoader loader;

  public Evaluator(TrainableModel model, PixelLoader loader) {
    this.model = requireNonNull(model, "model is null");
    this.loader = requireNonNull(loader, "loader is null");
  }

  /** Predictions of the model with these parameters for every picture of a set. */
  public Predictions predict(ImageSet set, NDArray parameters) {
    float[] logits = null;
    for (int start = 0; start < set.size(); start += CHUNK) {
      int end = Math.min(start + CHUNK, set.size());
      try (var scope = parameters.getManager().newSubManager()) {
        var chunk = model.logits(parameters, loader.load(set, start, end, scope));
        int classes = chunk.length / (end - start);
        logits = logits == null ? new float[set.size() * classes] : logits;
        System.arraycopy(chunk, 0, logits, start * classes, chunk.length);
      }
    }
    if (logits == null) {
      throw new IllegalArgumentException(set.name() + " has no examples");
    }
    return Predictions.of(logits, set.labels());
  }
}
