package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.trial.SearchDigest;
import io.autoft.trial.Study;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of the studies in the cluster, each computed once a generation: a trial asks for its
 * study's in every pass. What stays of a study that is gone is some hundred bytes.
 */
@ApplicationScoped
public class SearchDigests {

  private record Computed(long generation, String digest) {}

  private final Map<String, Computed> byUid = new ConcurrentHashMap<>();

  /** A study as its trials see it. */
  public Study study(AutoFTStudy study) {
    return new Study(study.getMetadata().getName(), study.getSpec(), of(study));
  }

  /** The digest of a study's spec as it is now. */
  public String of(AutoFTStudy study) {
    long generation = study.getMetadata().getGeneration();
    return byUid
        .compute(
            study.getMetadata().getUid(),
            (uid, known) ->
                known != null && known.generation() == generation
                    ? known
                    : new Computed(generation, SearchDigest.of(study.getSpec())))
        .digest();
  }
}
