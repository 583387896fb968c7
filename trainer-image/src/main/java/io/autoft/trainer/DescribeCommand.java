package io.autoft.trainer;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Description;
import io.autoft.contract.DescriptionRequest;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.ModelDescription;
import io.autoft.contract.Reason;
import io.autoft.trainer.data.DataSurvey;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.training.LargestTraining;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * The command {@code describe}: says what is in a model's folder and in those of data sets, for a
 * program that proposes a study of them. It reads no image and starts no engine, so that it takes a
 * second.
 */
final class DescribeCommand {

  static final String NAME = "describe";
  static final String USAGE =
      "usage: describe                   what is in a model and data sets: a request as JSON on"
          + " standard input, a description as JSON, or a message, on standard output";

  private final Clock clock;
  private final PrintStream out;

  DescribeCommand(Clock clock, PrintStream out) {
    this.clock = requireNonNull(clock, "clock is null");
    this.out = requireNonNull(out, "out is null");
  }

  /**
   * Answers a request.
   *
   * @return the process's exit code; unless it is 0, what was printed is a message
   */
  int run(InputStream request) {
    try {
      out.println(description(request(request)).toJson());
      return ExitCode.REPORTED.code();
    } catch (TrialFailure e) {
      out.println(e.getMessage());
      return e.reason().exitCode().code();
    } finally {
      out.flush();
    }
  }

  private static DescriptionRequest request(InputStream request) throws TrialFailure {
    try {
      return DescriptionRequest.parse(new String(request.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | InvalidDocumentException e) {
      throw new TrialFailure(Reason.BadConfig, e.getMessage(), e);
    }
  }

  private Description description(DescriptionRequest request) throws TrialFailure {
    var model = PretrainedClip.load(ModelFiles.of(request.model()));
    var config = model.config();
    var survey = DataSurvey.of(request.sets(), config.image().imageSize(), clock);
    var prompts =
        Prompts.of(
            survey.classNames(),
            survey.promptTemplates(),
            model.tokenizer(),
            config.text().contextLength());
    return new Description(
        new ModelDescription(
            request.model(),
            config.image().imageSize(),
            model.size(),
            String.join(", ", model.types()),
            new LargestTraining(model, prompts).memory()),
        survey.sets());
  }
}
