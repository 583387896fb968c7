package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ClassShares;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.program.ProgramClip;
import java.util.List;

/**
 * A model on the device that computes, with a head for the classes of a training set. Trials read
 * its parameters and never write them.
 *
 * @param pretrained the model's files
 * @param prompts of the head
 * @param model at its pretrained parameters
 * @param manager of all its arrays
 */
record LoadedModel(
    PretrainedClip pretrained, Prompts prompts, TrainableModel model, NDManager manager)
    implements AutoCloseable {

  LoadedModel {
    requireNonNull(pretrained, "pretrained is null");
    requireNonNull(prompts, "prompts is null");
    requireNonNull(model, "model is null");
    requireNonNull(manager, "manager is null");
  }

  /**
   * All that a loaded model follows from.
   *
   * @param source of the model's files
   * @param classNames of the head's rows
   * @param promptTemplates of the head and of the texts that are trained with
   * @param shares of the classes in the training set
   * @param trainsText whether the text tower is among the trained parameters
   * @param precision of the towers
   */
  record Key(
      String source,
      List<String> classNames,
      List<String> promptTemplates,
      ClassShares shares,
      boolean trainsText,
      Precision precision) {

    static Key of(TrialConfig config, ImageSet train, boolean trainsText) {
      return new Key(
          config.model(),
          train.classNames(),
          train.promptTemplates(),
          sharesIn(train),
          trainsText,
          config.precision());
    }
  }

  private static ClassShares sharesIn(ImageSet train) {
    return ClassShares.of(train.labels(), train.classNames().size());
  }

  /**
   * Loads a model and makes its head.
   *
   * @param train whose classes and prompt templates the head has, and whose examples their shares
   *     are of
   * @param manager that is closed with the model
   * @throws TrialFailure UnsupportedModel for a prompt with words that the tokenizer does not know,
   *     or weights that are not finite
   */
  static LoadedModel of(
      PretrainedClip pretrained,
      ImageSet train,
      boolean trainsText,
      Precision precision,
      NDManager manager)
      throws TrialFailure {
    var prompts =
        Prompts.of(
            train.classNames(),
            train.promptTemplates(),
            pretrained.tokenizer(),
            pretrained.config().text().contextLength());
    var model =
        new ProgramClip(pretrained, prompts, sharesIn(train), trainsText, precision, manager);
    pretrained.requireFinite(model.layout(), model.initial(), manager);
    return new LoadedModel(pretrained, prompts, model, manager);
  }

  @Override
  public void close() {
    manager.close();
  }
}
