package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import io.autoft.trainer.failure.TrialFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is in the data sets of a study that is still to be written: read from folders and tables
 * alone, no image is decoded and nothing is written.
 *
 * @param classNames of the training set
 * @param promptTemplates of the training set; none for the default
 * @param sets in the order of the references, each split of a source by itself
 */
public record DataSurvey(
    List<String> classNames, List<String> promptTemplates, List<SetDescription> sets) {

  public DataSurvey {
    classNames = List.copyOf(classNames);
    promptTemplates = List.copyOf(promptTemplates);
    sets = List.copyOf(sets);
  }

  /**
   * Reads the training set, then the others, whose classes must be among its classes.
   *
   * @param configs at least one; where none of a source's splits is named, all are read
   * @param imageSize that the model takes
   * @throws TrialFailure as {@link DataSets#open}
   */
  public static DataSurvey of(List<DataSetConfig> configs, int imageSize, Clock clock)
      throws TrialFailure {
    var places = ImageCachePlaces.of(Optional.empty());
    var sets = new ArrayList<SetDescription>();
    var own = new Reading(new DataSets(0, imageSize, List.of(), List.of(), places, clock));
    sets.addAll(own.descriptions(configs.get(0)));
    var classes = sets.get(0).classes().stream().map(Count::name).toList();
    var others = new Reading(new DataSets(0, imageSize, classes, List.of(), places, clock));
    for (var config : configs.subList(1, configs.size())) {
      for (var set : others.descriptions(config)) {
        new StudyClasses(classes)
            .labels(set.name(), set.classes().stream().map(Count::name).toList());
        sets.add(set);
      }
    }
    return new DataSurvey(classes, own.templates, sets);
  }

  private static final class Reading {
    private final DataSets dataSets;
    private List<String> templates = List.of();

    Reading(DataSets dataSets) {
      this.dataSets = requireNonNull(dataSets, "dataSets is null");
    }

    List<SetDescription> descriptions(DataSetConfig config) throws TrialFailure {
      var splits = config.split().isPresent() ? List.<String>of() : dataSets.splits(config);
      if (splits.isEmpty()) {
        return List.of(description(config));
      }
      var sets = new ArrayList<SetDescription>();
      for (var split : splits) {
        sets.add(description(config.withSplit(split)));
      }
      return sets;
    }

    private SetDescription description(DataSetConfig config) throws TrialFailure {
      var source = dataSets.source(config);
      templates = source.promptTemplates();
      var groups = source.groups(IntStream.range(0, source.size()).toArray());
      return new SetDescription(
          config.name(),
          config.source(),
          source.format(),
          config.split(),
          counts(source.classNames(), source.labels()),
          groups.stream()
              .map(of -> counts(of.names(), of.ofImage()))
              .flatMap(Collection::stream)
              .filter(group -> group.examples() > 0)
              .toList());
    }
  }

  private static List<Count> counts(List<String> names, int[] indices) {
    var counts = new int[names.size()];
    for (int index : indices) {
      counts[index]++;
    }
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new Count(names.get(i), counts[i]))
        .toList();
  }
}
