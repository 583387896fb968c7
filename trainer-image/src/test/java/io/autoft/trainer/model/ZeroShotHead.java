package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * The classifier that a text tower gives (CLIP, Radford et al., arXiv 2103.00020, section 3.1): for
 * each class, encode every prompt, normalise, average, normalise, multiply by the logit scale.
 */
final class ZeroShotHead {

  private ZeroShotHead() {}

  /** The head of the pretrained text tower, C x E, attached to {@code scope}. */
  static NDArray of(
      PretrainedClip pretrained, Prompts prompts, TextEncoder encoder, NDManager scope) {
    return of(pretrained.text(scope), prompts, encoder, scope);
  }

  /** The head of a text tower with these parameters, C x E, attached to {@code scope}. */
  static NDArray of(Parameters text, Prompts prompts, TextEncoder encoder, NDManager scope) {
    var rows = new NDList();
    for (int label = 0; label < prompts.classes(); label++) {
      try (var once = scope.newSubManager()) {
        var features = encoder.encode(text, prompts.ofClasses(label, label + 1), once);
        var row = features.mean(new int[] {0}, true).normalize(2, 1);
        row.attach(scope);
        rows.add(row);
      }
    }
    var scale = text.get(ClipArchitecture.LOGIT_SCALE).exp();
    return NDArrays.concat(rows).mul(scale);
  }
}
