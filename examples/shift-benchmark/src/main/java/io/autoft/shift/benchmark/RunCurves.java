package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Reads the curves of a run's final trainings, where they were kept. */
final class RunCurves {

  private RunCurves() {}

  /**
   * The curves by {@link FinalTraining#LEARNED} and the names of the baselines, each the mean over
   * the seeds of its final trainings that have one.
   */
  static Map<String, Curve> of(Path run) throws IOException {
    var files = EnsembleFiles.of(run);
    Map<String, Curve> curves = new TreeMap<>();
    for (var trainings : FinalTraining.of(run).entrySet()) {
      var ofSeeds = new ArrayList<Curve>();
      for (var training : trainings.getValue()) {
        var file = files.find(training.trial());
        if (file.isPresent()) {
          Curve.read(file.get()).ifPresent(ofSeeds::add);
        }
      }
      if (!ofSeeds.isEmpty()) {
        curves.put(trainings.getKey(), Curve.mean(ofSeeds));
      }
    }
    return curves;
  }
}
