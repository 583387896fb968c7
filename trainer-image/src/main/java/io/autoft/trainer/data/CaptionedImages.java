package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Images with a sentence each, for contrastive pretraining.
 *
 * @param images N images
 * @param captions N lower-case sentences without punctuation
 */
public record CaptionedImages(ImageSet images, List<String> captions) {

  public CaptionedImages {
    requireNonNull(images, "images is null");
    captions = List.copyOf(captions);
    if (captions.size() != images.size()) {
      throw new IllegalArgumentException(
          "%s: %d captions for %d images".formatted(images.name(), captions.size(), images.size()));
    }
  }
}
