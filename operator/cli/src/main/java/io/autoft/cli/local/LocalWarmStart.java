package io.autoft.cli.local;

import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.study.check.WarmStartChecks;
import io.autoft.study.proposal.EarlierStudy;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import java.util.List;
import java.util.Optional;

/** What a study in a folder begins with, of studies before it. */
record LocalWarmStart(Study study, StudyFolder folder) {

  /** What the search has once taken from them; empty if it takes nothing, or has not begun. */
  Optional<WarmStart> recorded() {
    return WarmStartChecks.needed(study.spec())
        ? folder
            .read(WarmStartChecks.name(study.name()), WarmStart.FILE, study.digest())
            .flatMap(WarmStart::parse)
        : Optional.empty();
  }

  /** Those that it names, whose folders lie beside its own, as far as they are there. */
  List<EarlierStudy> earlier() {
    return Optional.ofNullable(study.spec().search().warmStart()).stream()
        .flatMap(warmStart -> warmStart.studies().stream())
        .map(name -> new StudyFolder(folder.root().toAbsolutePath().resolveSibling(name)))
        .flatMap(beside -> beside.study().map(s -> earlier(s, beside)).stream())
        .toList();
  }

  private static EarlierStudy earlier(StoredStudy study, StudyFolder folder) {
    return new EarlierStudy(
        study.study(), new TrialLog(folder.trials().stream().map(StoredTrial::trial).toList()));
  }
}
