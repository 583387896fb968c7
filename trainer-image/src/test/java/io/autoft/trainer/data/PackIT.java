package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.trainer.report.TrialFailure;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackIT {

  private static final int PICTURES = 40;
  private static final int BYTES = 8 * 8 * 3;

  @TempDir private Path path;

  private PictureFolder folder;
  private byte[] pixels;

  @BeforeEach
  void start() throws Exception {
    folder = new PictureFolder(path.resolve("data"));
    for (int i = 0; i < PICTURES; i++) {
      folder.picture("class-%d/%02d.png".formatted(i / 20, i), i);
    }
    pixels = DemoSets.pixels(open());
  }

  @Test
  void isReadByTheNextAndNotMadeAgain() throws Exception {
    var made = Files.getLastModifiedTime(pack());

    var set = open();

    assertThat(DemoSets.pixels(set)).isEqualTo(pixels);
    assertThat(set.pictures().get(3).isDirect()).as("mapped, not copied").isTrue();
    assertThat(set.pictures().get(3).isReadOnly()).isTrue();
    assertThat(Files.getLastModifiedTime(pack())).isEqualTo(made);
    assertThat(packs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, BYTES, 3 * BYTES + 7, 39 * BYTES, 40 * BYTES})
  void isReadInSeveralMaps(long mapBytes) throws Exception {
    var layout = new ImageFolderLayout();
    var config = folder.config(DataFormat.ImageFolder, null);
    var catalogue = layout.read(config, folder.root(), List.of());
    var all = IntStream.range(0, PICTURES).toArray();

    var pack = Pack.open(pack(), PackPlan.of("set", folder.root(), catalogue, all, 8), mapBytes);

    assertThat(
            DemoSets.pixels(ImageSet.of("set", pack, new int[PICTURES], List.of("a"), List.of())))
        .isEqualTo(pixels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.84, 0.9, 0.97, 0.999})
  void isMadeAgainWhereAByteIsFlipped(double where) throws Exception {
    flip(pack(), (long) (where * Files.size(pack())));

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
    assertThat(whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.5, 0.9, 0.999})
  void isMadeAgainWhereItEndsEarly(double length) throws Exception {
    try (var file = new RandomAccessFile(pack().toFile(), "rw")) {
      file.setLength((long) (length * file.length()));
    }

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
    assertThat(whole()).isTrue();
  }

  @Test
  void isMadeAgainWhereItIsTooLong() throws Exception {
    try (var file = new RandomAccessFile(pack().toFile(), "rw")) {
      file.setLength(2 * file.length());
    }

    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  @Test
  void isMadeAgainWhereAPictureHasChanged() throws Exception {
    folder.picture("class-0/07.png", 33);

    var changed = DemoSets.pixels(open());

    assertThat(changed).isNotEqualTo(pixels);
    folder.picture("class-0/07.png", 7);
    Files.setLastModifiedTime(
        folder.root().resolve("class-0/07.png"), FileTime.from(Instant.EPOCH));
    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  @Test
  void staysWholeForThoseWhoReadItWhenItIsReplaced() throws Exception {
    var before = open();

    folder.picture("class-0/07.png", 33);
    open();

    assertThat(DemoSets.pixels(before)).isEqualTo(pixels);
  }

  @Test
  void isNotMadeAgainForAnotherLabel() throws Exception {
    folder.text("manifest.csv", "path,label\nclass-0/00.png,cat\nclass-0/01.png,dog\n");
    var set = PictureFolder.sets().open(folder.config(DataFormat.Manifest, null));
    var made = packs();
    folder.text("manifest.csv", "path,label\nclass-0/00.png,dog\nclass-0/01.png,cat\n");

    var corrected = PictureFolder.sets().open(folder.config(DataFormat.Manifest, null));

    assertThat(set.labels()).containsExactly(0, 1);
    assertThat(corrected.labels()).containsExactly(1, 0);
    assertThat(packs()).isEqualTo(made).hasSize(2);
  }

  @Test
  void hasOnlyThePicturesThatAreChosen() throws Exception {
    // Not one that is chosen: it would be found out.
    var all = folder.config(DataFormat.ImageFolder, null);
    var few =
        new DataSetConfig(
            "few",
            all.source(),
            all.format(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(6),
            Optional.empty(),
            Sampling.ClassBalanced,
            Map.of());
    var chosen = Choice.of(labels(), few, 0);
    for (int i = 0; i < PICTURES; i++) {
      if (Arrays.binarySearch(chosen, i) < 0) {
        folder.text("class-%d/%02d.png".formatted(i / 20, i), "no picture");
      }
    }

    var set = PictureFolder.sets().open(few);

    assertThat(set.labels()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(set.choice()).contains(Choice.checksum(chosen));
    for (int i = 0; i < chosen.length; i++) {
      var picture = new byte[BYTES];
      set.pictures().get(i).get(picture);
      assertThat(picture)
          .isEqualTo(Arrays.copyOfRange(pixels, chosen[i] * BYTES, (chosen[i] + 1) * BYTES));
    }
  }

  private static int[] labels() {
    return IntStream.range(0, PICTURES).map(i -> i / 20).toArray();
  }

  @Test
  void isMadeInTheCacheWhereThereIsOneAndFoundBesideTheDataWhereItIs() throws Exception {
    var cache = path.resolve("cache");
    var places = new PackPlaces(Optional.of(cache), path.resolve("tmp"));

    assertThat(DemoSets.pixels(open(places))).isEqualTo(pixels);
    assertThat(cache).as("the data's own pack is found first").doesNotExist();
    Files.delete(pack());
    assertThat(DemoSets.pixels(open(places))).isEqualTo(pixels);
    assertThat(files(cache)).hasSize(1);
    assertThat(packs()).isEmpty();
  }

  @Test
  void isKeptInATemporaryFolderWhereTheDataCannotBeWritten() throws Exception {
    for (var file : folder.root().resolve(PackPlaces.OWN).toFile().listFiles()) {
      Files.delete(file.toPath());
    }
    Files.delete(folder.root().resolve(PackPlaces.OWN));
    folder.text(PackPlaces.OWN, "a file where the folder would be");
    var temporary = path.resolve("tmp");

    var set = open(new PackPlaces(Optional.empty(), temporary));

    assertThat(DemoSets.pixels(set)).isEqualTo(pixels);
    assertThat(files(temporary)).hasSize(1);
  }

  @Test
  void saysWhereAPackCannotBeMade() throws Exception {
    Files.delete(pack());
    var cache = Files.writeString(path.resolve("cache"), "a file");

    assertThatThrownBy(() -> open(new PackPlaces(Optional.of(cache), path.resolve("tmp"))))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageStartingWith("set: the folder " + cache)
        .hasMessageEndingWith("; set AUTOFT_CACHE to one that can");
  }

  @Test
  void leavesNothingBehindWhereAPictureIsDamaged() throws Exception {
    Files.delete(pack());
    folder.text("class-0/07.png", "no picture");

    assertThatThrownBy(this::open).hasMessage("set: class-0/07.png: neither a PNG nor a JPEG file");
    assertThat(unfinished()).isEmpty();
    assertThat(packs()).isEmpty();
  }

  @Test
  void removesWhatAKilledProcessHasLeftLongAgo() throws Exception {
    var old = pack().resolveSibling("." + pack().getFileName() + ".1.unfinished");
    var young = pack().resolveSibling("." + pack().getFileName() + ".2.unfinished");
    Files.writeString(old, "half a pack");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Files.writeString(young, "half a pack of a process that lives");
    Files.delete(pack());

    open();

    assertThat(unfinished()).containsExactly(young);
  }

  @Test
  void isWholeWhenManyMakeItAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 5; round++) {
      Files.delete(pack());
      var tasks = new ArrayList<Callable<byte[]>>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> DemoSets.pixels(open()));
      }
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(pixels);
      }
      assertThat(packs()).hasSize(1);
      assertThat(unfinished()).isEmpty();
    }
    threads.shutdown();
  }

  @Test
  void isRemovedWhereItIsFoundDamagedInUse() throws Exception {
    var set = open();
    flip(pack(), 5L * BYTES + 1);

    assertThatThrownBy(() -> set.pictures().get(5))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "is damaged at picture 5; it was removed, and the next attempt makes it anew");
    assertThat(packs()).isEmpty();
    assertThat(DemoSets.pixels(open())).isEqualTo(pixels);
  }

  /** Trials check a large pack picture by picture; here the bound is set to nothing. */
  @Test
  void isLookedAtAsAWholeOnlyUpToASizeOrIfAskedTo() throws Exception {
    var places = new PackPlaces(Optional.empty(), path.resolve("tmp"));
    var packs = new Packs(places, Clock.systemUTC(), 0);
    var config = folder.config(DataFormat.ImageFolder, null);
    flip(pack(), 5L * BYTES + 1);

    var all = IntStream.range(0, PICTURES).toArray();
    var damaged = FolderSource.of(config, List.of(), packs).read(all, 8);
    var repaired = FolderSource.of(config, List.of(), packs.thorough()).read(all, 8);

    assertThat(DemoSets.pixels(repaired)).isEqualTo(pixels);
    assertThatThrownBy(() -> damaged.pictures().get(5)).isInstanceOf(UncheckedIOException.class);
  }

  private boolean whole() throws IOException {
    return packs().size() == 1 && Files.size(pack()) > PICTURES * BYTES;
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
    return open(new PackPlaces(Optional.empty(), path.resolve("tmp")));
  }

  private ImageSet open(PackPlaces places) throws TrialFailure {
    return PictureFolder.sets(places).open(folder.config(DataFormat.ImageFolder, null));
  }

  private Path pack() throws IOException {
    return packs().get(0);
  }

  private List<Path> packs() throws IOException {
    return files(folder.root().resolve(PackPlaces.OWN));
  }

  private List<Path> unfinished() throws IOException {
    try (var all = Files.walk(folder.root().resolve(PackPlaces.OWN))) {
      return all.filter(file -> file.toString().endsWith(".unfinished")).toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }
}
