package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trials of a study as the API server has them, page by page.
 *
 * @param page trials in one answer
 */
public record StoredTrials(KubernetesClient client, long page) {

  /** Those of a cluster, in pages of the usual size. */
  public StoredTrials(KubernetesClient client) {
    this(client, LeanCache.PAGE);
  }

  /** Read while the stream is: no more than a page of them is in memory for it. */
  public Stream<AutoFTTrial> of(AutoFTStudy study) {
    return Stream.iterate(
            Optional.of(read(study, null)),
            Optional::isPresent,
            former -> former.flatMap(StoredTrials::next).map(from -> read(study, from)))
        .flatMap(read -> read.orElseThrow().getItems().stream());
  }

  /** Where the next page begins, if there is one. */
  private static Optional<String> next(KubernetesResourceList<AutoFTTrial> former) {
    return Optional.ofNullable(former.getMetadata().getContinue()).filter(from -> !from.isEmpty());
  }

  private KubernetesResourceList<AutoFTTrial> read(AutoFTStudy study, String from) {
    return client
        .resources(AutoFTTrial.class)
        .inNamespace(study.getMetadata().getNamespace())
        .withLabel(Labels.STUDY, study.getMetadata().getName())
        .list(new ListOptionsBuilder().withLimit(page).withContinue(from).build());
  }
}
