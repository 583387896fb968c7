package io.autoft.cli;

import io.autoft.cli.admission.StudyAdmission;
import io.autoft.cli.init.Machine;
import io.autoft.cli.init.SetReference;
import io.autoft.cli.init.StudyName;
import io.autoft.cli.init.StudySources;
import io.autoft.cli.init.SuggestedStudy;
import io.autoft.cli.init.SuggestedText;
import io.autoft.cli.local.Describer;
import io.autoft.cli.local.TrainerLibraries;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.DescriptionRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a study file that suits a model and data sets. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a model and data sets, and writes a study file with settings that suit them.",
      "Nothing is trained. A set is a folder, demo://shapes, or one of their splits, as DIR#SPLIT."
          + " Where --train has splits such as ood_val, id_val and test, or those of WILDS, they are"
          + " the other sets unless named here."
    })
final class InitCommand implements Callable<Integer> {

  private static final List<String> OTHER_SETS =
      List.of(SetReference.TRAIN, SetReference.OOD_VALIDATION, SetReference.ID_VALIDATION);
  private static final String IMAGE = "ghcr.io/autoft/trainer:" + Version.VERSION;
  private static final int NO_GPUS = -1;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "DIR",
      required = true,
      description = "Folder of an OpenCLIP model, or demo://shapes.")
  private String model;

  @Option(
      names = "--train",
      paramLabel = "DIR",
      required = true,
      description = "The training set; its classes are those of the study.")
  private String train;

  @Option(
      names = "--ood-validation",
      paramLabel = "DIR",
      description = "A small labelled set of another distribution, which the search looks at.")
  private String oodValidation;

  @Option(
      names = "--id-validation",
      paramLabel = "DIR",
      description = "A validation set of the training set's distribution, for final training.")
  private String idValidation;

  @Option(
      names = "--test",
      paramLabel = "NAME=DIR",
      description = "A set that is looked at once, at the end; may be repeated.")
  private Map<String, String> tests = new LinkedHashMap<>();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the study; default: from that of the training set's folder.")
  private String name;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the checkpoints are to go; default: autoft/NAME-models.")
  private String output;

  @Option(
      names = "--claim",
      paramLabel = "CLAIM=DIR",
      description =
          "A folder whose content a cluster has on a claim: the study names what is in it as"
              + " pvc://CLAIM/path. autoft run takes the same option.")
  private Map<String, Path> claims = Map.of();

  @Option(
      names = "--gpus",
      paramLabel = "N",
      description =
          "GPUs that the study may have where it is to run, such as in a cluster; default: those of"
              + " this machine.")
  private int gpus = NO_GPUS;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description =
          "The trainer's image in your registry, without the -gpu that is added with GPUs; default:"
              + " ${DEFAULT-VALUE}, which is not published.")
  private String image = IMAGE;

  @Option(
      names = {"-w", "--write"},
      paramLabel = "FILE",
      description = "Write to a new file in place of standard output.")
  private Path file;

  @Option(names = "--force", description = "With --write: take the place of a file that is there.")
  private boolean force;

  @Override
  public Integer call() {
    var trainer = TrainerLibraries.here();
    var described =
        new Describer(trainer).describe(new DescriptionRequest(SetReference.source(model), sets()));
    var study = Optional.ofNullable(name).orElseGet(() -> StudyName.of(train));
    var folder = Optional.ofNullable(output).orElseGet(() -> "autoft/%s-models".formatted(study));
    var text =
        new SuggestedText(
                study,
                SuggestedStudy.of(described, Machine.here(gpus(trainer))),
                new StudySources(claims),
                SetReference.source(folder),
                image)
            .yaml();
    StudyAdmission.admit(text).orThrow();
    Optional.ofNullable(file).ifPresentOrElse(to -> write(to, text), () -> print(text));
    return ExitCodes.DONE;
  }

  private int gpus(TrainerLibraries trainer) {
    if (gpus < NO_GPUS) {
      throw new ParameterException(spec.commandLine(), "--gpus %d: 0 or more".formatted(gpus));
    }
    return gpus == NO_GPUS ? Gpus.here(Optional.of(trainer)).size() : gpus;
  }

  private List<DataSetConfig> sets() {
    var sets = new ArrayList<DataSetConfig>();
    sets.add(SetReference.of(SetReference.TRAIN, train));
    Optional.ofNullable(oodValidation)
        .ifPresent(given -> sets.add(SetReference.of(SetReference.OOD_VALIDATION, given)));
    Optional.ofNullable(idValidation)
        .ifPresent(given -> sets.add(SetReference.of(SetReference.ID_VALIDATION, given)));
    for (var test : tests.entrySet()) {
      if (OTHER_SETS.contains(test.getKey())) {
        throw new ParameterException(
            spec.commandLine(),
            "--test %s=..: %s are the names of the other sets"
                .formatted(test.getKey(), OTHER_SETS));
      }
      sets.add(SetReference.of(test.getKey(), test.getValue()));
    }
    return sets;
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private void write(Path to, String text) {
    var how =
        force
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(to, text, how);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          "there is a file %s; --force takes its place".formatted(to), e);
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be written: %s".formatted(to, e), e);
    }
    var options = claims.isEmpty() ? "" : " " + new StudySources(claims).options();
    spec.commandLine()
        .getOut()
        .println("wrote %s; next: autoft run %s%s".formatted(to, to, options));
  }
}
