package io.autoft.cli.export.table;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.CommandFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The final trainings as CSV, a row an epoch. */
public final class EpochFile implements FileFormat {

  @Override
  public byte[] of(ExportedStudy study) {
    if (study.epochs().isEmpty()) {
      throw new CommandFailedException(
          "no final training has an epoch in a log that is left; --claim CLAIM=DIR names a folder"
              + " with the checkpoints, where metrics.jsonl has them");
    }
    var metrics = new TreeSet<String>();
    study.epochs().values().stream()
        .flatMap(List::stream)
        .forEach(epoch -> metrics.addAll(epoch.metrics().keySet()));
    var names = Stream.concat(Stream.of("number", "baseline", "epoch", "loss"), metrics.stream());
    return CsvFile.text(
        names.toList(),
        study.trials(TrialPurpose.FinalTraining).stream()
            .flatMap(
                trial ->
                    study.epochs(trial).stream()
                        .map(epoch -> row(trial, epoch, List.copyOf(metrics))))
            .toList());
  }

  private static List<Object> row(StoredTrial trial, Epoch epoch, List<String> metrics) {
    var row = new ArrayList<>();
    row.add(trial.spec().number());
    row.add(trial.spec().baseline());
    row.add(epoch.number());
    row.add(epoch.loss());
    metrics.forEach(name -> row.add(epoch.metrics().get(name)));
    return row;
  }
}
