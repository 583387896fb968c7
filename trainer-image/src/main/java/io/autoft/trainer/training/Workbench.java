package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.memory.MemoryLimit;
import io.autoft.trainer.model.Accelerator;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the trials of a study have in common: the model, the data sets and the loader of images.
 * Each is kept from one trial to the next as long as that asks for the same, so a trial that
 * follows another one has nothing to load or to compile, and gives the same report as in a process
 * of its own. Folders are read once: what changes in them later is not seen. Used by one thread at
 * a time.
 */
public final class Workbench implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final ImageCachePlaces places;
  private final OptionalLong memoryLimit;
  private final Clock clock;
  private final PixelLoader loader = new PixelLoader();
  private final Kept<String, PretrainedClip> pretrained = new Kept<>(files -> {});
  private final Kept<StudyData.Key, StudyData> data = new Kept<>(sets -> {});
  private final Kept<LoadedModel.Key, LoadedModel> model = new Kept<>(LoadedModel::close);
  private Optional<Thread> engine = Optional.empty();

  /**
   * A workbench with nothing on it.
   *
   * @param places where decoded images are kept
   */
  public Workbench(ImageCachePlaces places, Clock clock) {
    this(places, MemoryLimit.here(), clock);
  }

  /**
   * A workbench with nothing on it.
   *
   * @param places where decoded images are kept
   * @param memoryLimit bytes of main memory that this process may have, if they are limited
   */
  public Workbench(ImageCachePlaces places, OptionalLong memoryLimit, Clock clock) {
    this.places = requireNonNull(places, "places is null");
    this.memoryLimit = requireNonNull(memoryLimit, "memoryLimit is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * A model's files. The engine starts meanwhile.
   *
   * @throws TrialFailure as {@link PretrainedClip#load}
   */
  PretrainedClip pretrained(String source) throws TrialFailure {
    return pretrained.get(
        source,
        () -> {
          var files = ModelFiles.of(source);
          engine = Optional.of(TorchEngine.begin());
          return PretrainedClip.load(files);
        });
  }

  /**
   * The data sets of a trial's study, in the size that the model takes.
   *
   * @throws TrialFailure as {@link DataSets#open}
   */
  StudyData data(TrialConfig config) throws TrialFailure {
    int imageSize = pretrained(config.model()).config().image().imageSize();
    return data.get(
        StudyData.Key.of(config, imageSize),
        () ->
            new StudyData(
                new DataSets(
                    config.studySeed(),
                    imageSize,
                    config.classNames(),
                    config.promptTemplates(),
                    places,
                    clock),
                config.train()));
  }

  /**
   * The model of a trial, and the calling thread prepared to compute with it.
   *
   * @param train whose classes the model's head has
   * @param trainsText whether the text tower is among the trained parameters
   * @throws TrialFailure TrainerError if the device does not compute, UnsupportedModel for a prompt
   *     with words that the tokenizer does not know
   */
  LoadedModel model(TrialConfig config, ImageSet train, boolean trainsText) throws TrialFailure {
    var files = pretrained(config.model());
    var key = LoadedModel.Key.of(config, train, trainsText);
    var loaded = model.get(key, () -> load(files, train, trainsText, config.precision()));
    TorchEngine.prepareThread(files.size());
    return loaded;
  }

  private static LoadedModel load(
      PretrainedClip files, ImageSet train, boolean trainsText, Precision precision)
      throws TrialFailure {
    var manager = TorchEngine.start(files.size());
    try {
      tryDevice(manager, precision);
      return LoadedModel.of(files, train, trainsText, precision, manager);
    } catch (TrialFailure | RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private static void tryDevice(NDManager manager, Precision precision) throws TrialFailure {
    var accelerator = Accelerator.here();
    accelerator.warning().ifPresent(LOG::warn);
    accelerator.tryOut(manager);
    LOG.info("computes in {} on {}", precision, TorchEngine.description(manager));
    if (precision == Precision.BF16 && !TorchEngine.hasFastBfloat16(manager)) {
      LOG.warn("this processor has no operators for bfloat16: FP32 would be faster");
    }
  }

  OptionalLong memoryLimit() {
    return memoryLimit;
  }

  PixelLoader loader() {
    return loader;
  }

  /** Releases all that is kept; it can be made again. */
  @Override
  public void close() {
    model.clear();
    data.clear();
    pretrained.clear();
    engine.ifPresent(TorchEngine::awaitStart);
  }
}
