package io.autoft.trainer.evaluation;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.TrainableModel;

/** Runs a model over whole data sets. */
public final class Evaluator {

  private static final int LARGEST_CHUNK = 250;

  /** What a model makes of its images takes many times their memory. */
  private static final int PIXELS_PER_CHUNK = 1 << 22;

  private final TrainableModel model;
  private final PixelLoader loader;
  private final Listener listener;

  /** Is called after every chunk of a set, with the number of its examples that are done. */
  public interface Listener {
    void evaluated(String set, int done, int size);
  }

  public Evaluator(TrainableModel model, PixelLoader loader, Listener listener) {
    this.model = requireNonNull(model, "model is null");
    this.loader = requireNonNull(loader, "loader is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Predictions of the model with these parameters for every image of a set, among the classes that
   * the set can have.
   */
  public Predictions predict(ImageSet set, NDArray parameters) {
    float[] logits = null;
    int chunk = chunk(set.imageSize());
    for (int start = 0; start < set.size(); start += chunk) {
      int end = Math.min(start + chunk, set.size());
      try (var scope = parameters.getManager().newSubManager()) {
        var part = model.logits(parameters, loader.load(set, start, end, scope));
        int classes = part.length / (end - start);
        logits = logits == null ? new float[set.size() * classes] : logits;
        System.arraycopy(part, 0, logits, start * classes, part.length);
      }
      listener.evaluated(set.name(), end, set.size());
    }
    if (logits == null) {
      throw new IllegalArgumentException(set.name() + " has no examples");
    }
    var predictions = Predictions.of(logits, set.labels(), set.scored());
    return set.groups().map(g -> predictions.inGroups(g.ofImage())).orElse(predictions);
  }

  /** 250 small images, 83 of 224 x 224, 37 of 336 x 336. */
  private static int chunk(int imageSize) {
    return Math.max(1, Math.min(LARGEST_CHUNK, PIXELS_PER_CHUNK / (imageSize * imageSize)));
  }
}
