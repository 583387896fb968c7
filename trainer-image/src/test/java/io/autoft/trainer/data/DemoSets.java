package io.autoft.trainer.data;

import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Data sets of the demo world, of which no image cache is made. */
public final class DemoSets {

  private DemoSets() {}

  /** Sets of a study with this seed. */
  public static DataSets of(long studySeed) throws TrialFailure {
    return of(studySeed, Painter.WIDTH);
  }

  /** Sets of a study with this seed for a model of this size. */
  static DataSets of(long studySeed, int imageSize) throws TrialFailure {
    return new DataSets(
        studySeed,
        imageSize,
        List.of(),
        List.of(),
        new ImageCachePlaces(Optional.empty(), Path.of("no-packs")),
        Clock.systemUTC());
  }

  /** All bytes of a set. */
  public static byte[] pixels(ImageSet set) {
    int bytes = set.imageSize() * set.imageSize() * 3;
    var pixels = new byte[set.size() * bytes];
    for (int i = 0; i < set.size(); i++) {
      set.images().get(i).get(pixels, i * bytes, bytes);
    }
    return pixels;
  }
}
