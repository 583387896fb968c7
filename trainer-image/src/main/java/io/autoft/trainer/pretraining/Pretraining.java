package io.autoft.trainer.pretraining;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Loss.Kind;
import io.autoft.trainer.data.CaptionedImages;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes a small CLIP from nothing, of images with captions; the same bytes on the same machine. */
public final class Pretraining {

  private static final GradientClip CLIP = new GradientClip(1);

  private final PretrainingPlan plan;
  private final Consumer<String> say;

  /**
   * A pretraining.
   *
   * @param say takes a line of progress
   */
  public Pretraining(PretrainingPlan plan, Consumer<String> say) {
    this.plan = requireNonNull(plan, "plan is null");
    this.say = requireNonNull(say, "say is null");
  }

  /**
   * Pretrains and writes the model's files into a folder.
   *
   * @throws IOException if a file cannot be written
   * @throws TrialFailure if a caption has a word that is not in the vocabulary
   */
  public void run(CaptionedImages data, Path folder) throws IOException, TrialFailure {
    var config = ClipConfigReader.read(plan.config(), ModelFiles.CONFIG);
    var tokenizer = WordTokenizer.of(plan.vocabulary(), ModelFiles.VOCABULARY);
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
    Files.writeString(folder.resolve(ModelFiles.CONFIG), plan.config());
    Files.write(folder.resolve(ModelFiles.VOCABULARY), plan.vocabulary());
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
    var order = new BatchOrder(data.images().size(), plan.batchSize(), random.nextLong());
    var view = plan.view().apply(random.split());
    for (int step = 0; step < plan.steps(); step++) {
      var objective = plan.objective().apply(step);
      try (var scope = state.manager().newSubManager()) {
        var indices = order.next();
        var seen = view.batch(data.images(), indices);
        var batch =
            new Batch(
                loader.load(seen, 0, seen.size(), scope), seen.labels(), random.nextInt(templates));
        var result =
            model.gradient(
                state.parameters(), batch, captions(captions, indices, objective), objective);
        CLIP.apply(result.gradient());
        optimizer.update(state, result.gradient(), plan.schedule().rate(step), plan.decay());
        if (step % 100 == 99) {
          say.accept("step %d/%d, loss %.3f".formatted(step + 1, plan.steps(), result.loss()));
        }
      }
    }
  }

  private static Optional<Texts> captions(Texts all, int[] indices, Objective objective) {
    return objective.has(Kind.Features) ? Optional.of(all.select(indices)) : Optional.empty();
  }
}
