package io.autoft.trainer.pretraining;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.types.Shape;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Loss;
import io.autoft.trainer.data.CaptionedImages;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClipConfigReader;
import io.autoft.trainer.model.ContrastiveClip;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.SafetensorsWriter;
import io.autoft.trainer.model.Texts;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import io.autoft.trainer.text.WordTokenizer;
import io.autoft.trainer.training.BatchOrder;
import io.autoft.trainer.training.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Pretrains the demo model on the broad set: cross-entropy against the ten class prompts from a
 * random template, and at every fourth step 0.3 times the contrastive loss against the captions.
 * The contrastive loss alone stays near chance at this cost; with half the steps it knows too
 * little, with twice as many it has little to gain from fine-tuning.
 */
public final class DemoPretraining {

  private static final int STEPS = 2000;
  private static final int BATCH = 64;
  private static final int CONTRASTIVE_EVERY = 4;
  private static final double DECAY = 0.05;
  private static final Schedule SCHEDULE = new Schedule(2e-3, 100, STEPS);
  private static final GradientClip CLIP = new GradientClip(1);
  private static final Objective CLASSES = new Objective(Map.of(Loss.CrossEntropy, 1.0));
  private static final Objective CLASSES_AND_CAPTIONS =
      new Objective(Map.of(Loss.CrossEntropy, 1.0, Loss.Contrastive, 0.3));

  private final Consumer<String> say;

  /**
   * A pretraining.
   *
   * @param say takes a line of progress
   */
  public DemoPretraining(Consumer<String> say) {
    this.say = requireNonNull(say, "say is null");
  }

  /**
   * Pretrains and writes the model's files into a folder.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeTo(Path folder) throws IOException, TrialFailure {
    var config = ClipConfigReader.read(DemoArchitecture.config(), ModelFiles.CONFIG);
    var tokenizer = WordTokenizer.of(DemoArchitecture.vocabulary(), ModelFiles.VOCABULARY);
    var broad = DataSetConfig.of("pretraining", "demo://shapes").withSplit("pretraining");
    var data = DataSets.openCaptioned(broad, 0);
    var images = data.images();
    say.accept("%d images".formatted(images.size()));
    int length = config.text().contextLength();
    var prompts = Prompts.of(images.classNames(), images.promptTemplates(), tokenizer, length);
    var captions = Texts.of(data.captions(), tokenizer, length);
    try (var manager = TorchEngine.start(0)) {
      var model = new ContrastiveClip(config, prompts, manager);
      var random = new SplittableRandom(0);
      var initial = manager.create(model.draw(random.split()), new Shape(model.layout().size()));
      var state = TrainingState.startingAt(initial);
      var loader = new PixelLoader();
      train(model, state, data, captions, prompts.templates(), loader, random);
      Files.createDirectories(folder);
      SafetensorsWriter.write(
          folder.resolve(ModelFiles.WEIGHTS),
          model.layout().values(state.parameters().toFloatArray()));
    }
    Files.writeString(folder.resolve(ModelFiles.CONFIG), DemoArchitecture.config());
    Files.write(folder.resolve(ModelFiles.VOCABULARY), DemoArchitecture.vocabulary());
  }

  private void train(
      ContrastiveClip model,
      TrainingState state,
      CaptionedImages data,
      Texts captions,
      int templates,
      PixelLoader loader,
      SplittableRandom random) {
    var optimizer = new AdamW(0.9, 0.98);
    var order = new BatchOrder(data.images().size(), BATCH, random.nextLong());
    var augmentation = new Augmentation(random.split());
    for (int step = 0; step < STEPS; step++) {
      boolean withCaptions = step % CONTRASTIVE_EVERY == 0;
      try (var scope = state.manager().newSubManager()) {
        var indices = order.next();
        var seen = augmentation.batch(data.images(), indices);
        var batch =
            new Batch(
                loader.load(seen, 0, seen.size(), scope), seen.labels(), random.nextInt(templates));
        var result =
            model.gradient(
                state.parameters(),
                batch,
                withCaptions ? Optional.of(captions.select(indices)) : Optional.empty(),
                withCaptions ? CLASSES_AND_CAPTIONS : CLASSES);
        CLIP.apply(result.gradient());
        optimizer.update(state, result.gradient(), SCHEDULE.rate(step), DECAY);
        if (step % 100 == 99) {
          say.accept("step %d/%d, loss %.3f".formatted(step + 1, STEPS, result.loss()));
        }
      }
    }
  }
}
