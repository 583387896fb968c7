package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheIT {

  private static final int IMAGES = 40;
  private static final int BYTES = 8 * 8 * 3;

  @TempDir private Path path;

  private ImageFolder folder;
  private byte[] pixels;

  @BeforeEach
  void start() throws Exception {
    folder = new ImageFolder(path.resolve("data"));
    for (int i = 0; i < IMAGES; i++) {
      folder.image("class-%d/%02d.png".formatted(i / 20, i), i);
    }
    pixels = DemoSets.pixels(open());
  }

  @Test
  void isReadByTheNextAndNotMadeAgain() throws Exception {
    var made = Files.getLastModifiedTime(cache());

    var set = open();

    assertThat(DemoSets.pixels(set)).isEqualTo(pixels);
    assertThat(set.images().get(3).isDirect()).as("mapped, not copied").isTrue();
    assertThat(set.images().get(3).isReadOnly()).isTrue();
    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(made);
    assertThat(caches()).hasSize(1);
  }

  @Test
  void knowsTheChecksumAndTheNameOfEachImage() throws Exception {
    var images = open().images();
    var sameImages = new Images.InMemory(8, pixels);

    for (int i = 0; i < IMAGES; i++) {
      assertThat(images.checksum(i)).isEqualTo(sameImages.checksum(i));
      assertThat(images.name(i)).isEqualTo("class-%d/%02d.png".formatted(i / 20, i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, BYTES, 3 * BYTES + 7, 39 * BYTES, 40 * BYTES})
  void isReadInSeveralMaps(long mapBytes) throws Exception {
    var layout = new ImageFolderLayout();
    var config = folder.config(DataFormat.ImageFolder, null);
    var catalogue = layout.read(config, folder.root(), List.of());
    var all = IntStream.range(0, IMAGES).toArray();

    var cache =
        ImageCache.open(
            cache(), ImageCachePlan.of(config, folder.root(), catalogue, all, 8), mapBytes);

    assertThat(DemoSets.pixels(ImageSet.of("set", cache, new int[IMAGES], List.of("a"), List.of())))
        .isEqualTo(pixels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.84, 0.9, 0.97, 0.999})
  void isMadeAgainWhereAByteIsFlipped(double where) throws Exception {
    flip(cache(), (long) (where * Files.size(cache())));

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
    assertThat(whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.5, 0.9, 0.999})
  void isMadeAgainWhereItEndsEarly(double length) throws Exception {
    try (var file = new RandomAccessFile(cache().toFile(), "rw")) {
      file.setLength((long) (length * file.length()));
    }

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
    assertThat(whole()).isTrue();
  }

  @Test
  void isMadeAgainWhereItIsTooLong() throws Exception {
    try (var file = new RandomAccessFile(cache().toFile(), "rw")) {
      file.setLength(2 * file.length());
    }

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  @Test
  void isMadeAgainWhereAnImageHasChanged() throws Exception {
    folder.image("class-0/07.png", 33);

    var changed = DemoSets.pixels(open());

    assertThat(changed).isNotEqualTo(pixels);
    folder.image("class-0/07.png", 7);
    Files.setLastModifiedTime(
        folder.root().resolve("class-0/07.png"), FileTime.from(Instant.EPOCH));
    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  @Test
  void staysWholeForThoseWhoReadItWhenItIsReplaced() throws Exception {
    var before = open();

    folder.image("class-0/07.png", 33);
    open();

    assertThat(DemoSets.pixels(before)).isEqualTo(pixels);
  }

  @Test
  void isNotMadeAgainForAnotherLabel() throws Exception {
    folder.text("manifest.csv", "path,label\nclass-0/00.png,cat\nclass-0/01.png,dog\n");
    var set = ImageFolder.sets().open(folder.config(DataFormat.Manifest, null));
    var made = caches();
    folder.text("manifest.csv", "path,label\nclass-0/00.png,dog\nclass-0/01.png,cat\n");

    var corrected = ImageFolder.sets().open(folder.config(DataFormat.Manifest, null));

    assertThat(set.labels()).containsExactly(0, 1);
    assertThat(corrected.labels()).containsExactly(1, 0);
    assertThat(caches()).isEqualTo(made).hasSize(2);
  }

  @Test
  void hasOnlyTheImagesThatAreChosen() throws Exception {
    // Not one that is chosen: it would be found out.
    var all = folder.config(DataFormat.ImageFolder, null);
    var few = all.withSampling(Sampling.ClassBalanced).withMaxExamples(6);
    var chosen = Subsample.of(labels(), few, 0);
    for (int i = 0; i < IMAGES; i++) {
      if (Arrays.binarySearch(chosen, i) < 0) {
        folder.text("class-%d/%02d.png".formatted(i / 20, i), "no image");
      }
    }

    var set = ImageFolder.sets().open(few);

    assertThat(set.labels()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(set.choice()).contains(Subsample.checksum(chosen));
    for (int i = 0; i < chosen.length; i++) {
      var image = new byte[BYTES];
      set.images().get(i).get(image);
      assertThat(image)
          .isEqualTo(Arrays.copyOfRange(pixels, chosen[i] * BYTES, (chosen[i] + 1) * BYTES));
    }
  }

  private static int[] labels() {
    return IntStream.range(0, IMAGES).map(i -> i / 20).toArray();
  }

  @Test
  void isMadeInTheCacheWhereThereIsOneAndFoundBesideTheDataWhereItIs() throws Exception {
    var cache = path.resolve("cache");
    var places = new ImageCachePlaces(Optional.of(cache), path.resolve("tmp"));

    assertThat(DemoSets.pixels(open(places))).isEqualTo(pixels);
    assertThat(cache).as("the data's own image cache is found first").doesNotExist();
    Files.delete(cache());
    assertThat(DemoSets.pixels(open(places))).isEqualTo(pixels);
    assertThat(files(cache)).hasSize(1);
    assertThat(caches()).isEmpty();
  }

  @Test
  void isKeptInATemporaryFolderWhereTheDataCannotBeWritten() throws Exception {
    for (var file : folder.root().resolve(ImageCachePlaces.OWN).toFile().listFiles()) {
      Files.delete(file.toPath());
    }
    Files.delete(folder.root().resolve(ImageCachePlaces.OWN));
    folder.text(ImageCachePlaces.OWN, "a file where the folder would be");
    var temporary = path.resolve("tmp");

    var set = open(new ImageCachePlaces(Optional.empty(), temporary));

    assertThat(DemoSets.pixels(set)).isEqualTo(pixels);
    assertThat(files(temporary)).hasSize(1);
  }

  @Test
  void saysWhereAPackCannotBeMade() throws Exception {
    Files.delete(cache());
    var cache = Files.writeString(path.resolve("cache"), "a file");

    assertThatThrownBy(() -> open(new ImageCachePlaces(Optional.of(cache), path.resolve("tmp"))))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageStartingWith("set: the folder " + cache)
        .hasMessageEndingWith("; set AUTOFT_CACHE to one that can");
  }

  @Test
  void leavesNothingBehindWhereAnImageIsDamaged() throws Exception {
    Files.delete(cache());
    folder.text("class-0/07.png", "no image");

    assertThatThrownBy(this::open)
        .hasMessage(
            "set: class-0/07.png: neither a PNG nor a JPEG file; onDamaged: Skip would leave out a"
                + " few such images");
    assertThat(unfinished()).isEmpty();
    assertThat(caches()).isEmpty();
  }

  @Test
  void removesWhatAKilledProcessHasLeftLongAgo() throws Exception {
    var old = cache().resolveSibling("." + cache().getFileName() + ".1.unfinished");
    var young = cache().resolveSibling("." + cache().getFileName() + ".2.unfinished");
    Files.writeString(old, "half an image cache");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Files.writeString(young, "half an image cache of a process that lives");
    Files.delete(cache());

    open();

    assertThat(unfinished()).containsExactly(young);
  }

  @Test
  void isWholeWhenManyMakeItAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 5; round++) {
      Files.delete(cache());
      var tasks = new ArrayList<Callable<byte[]>>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> DemoSets.pixels(open()));
      }
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(pixels);
      }
      assertThat(caches()).hasSize(1);
      assertThat(unfinished()).isEmpty();
    }
    threads.shutdown();
  }

  @Test
  void isRemovedWhereItIsFoundDamagedInUse() throws Exception {
    var set = open();
    flip(cache(), 5L * BYTES + 1);

    assertThatThrownBy(() -> set.images().get(5))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "is damaged at image 5; it was removed, and the next attempt makes it anew");
    assertThat(caches()).isEmpty();
    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  /** Trials check a large image cache image by image; here the bound is set to nothing. */
  @Test
  void isLookedAtAsAWholeOnlyUpToASizeOrIfAskedTo() throws Exception {
    var places = new ImageCachePlaces(Optional.empty(), path.resolve("tmp"));
    var caches = new ImageCaches(places, Clock.systemUTC(), 0);
    var config = folder.config(DataFormat.ImageFolder, null);
    flip(cache(), 5L * BYTES + 1);

    var all = IntStream.range(0, IMAGES).toArray();
    var damaged = FolderSource.of(config, List.of(), caches).read(all, 8);
    var repaired = FolderSource.of(config, List.of(), caches.thorough()).read(all, 8);

    assertThat(DemoSets.pixels(repaired)).isEqualTo(pixels);
    assertThatThrownBy(() -> damaged.images().get(5)).isInstanceOf(UncheckedIOException.class);
  }

  private boolean whole() throws IOException {
    return caches().size() == 1 && Files.size(cache()) > IMAGES * BYTES;
  }

  private static void flip(Path file, long position) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(position);
      int value = bytes.read();
      bytes.seek(position);
      bytes.write(value ^ 0x10);
    }
  }

  private ImageSet open() throws TrialFailure {
    return open(new ImageCachePlaces(Optional.empty(), path.resolve("tmp")));
  }

  private ImageSet open(ImageCachePlaces places) throws TrialFailure {
    return ImageFolder.sets(places).open(folder.config(DataFormat.ImageFolder, null));
  }

  private Path cache() throws IOException {
    return caches().get(0);
  }

  private List<Path> caches() throws IOException {
    return files(folder.root().resolve(ImageCachePlaces.OWN));
  }

  private List<Path> unfinished() throws IOException {
    try (var all = Files.walk(folder.root().resolve(ImageCachePlaces.OWN))) {
      return all.filter(file -> file.toString().endsWith(".unfinished")).toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }
}
