package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.Deletions;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import org.junit.jupiter.api.Test;

/** Jobs that change while they are to be deleted, on a real API server. */
class TrialJobsIT {

  @Test
  void aJobThatHasChangedSinceItWasSeenStays() {
    var job =
        TrialJob.render(TrialObjects.created(TrialSpecs.search()), spec(STUDY), PodPolicy.DEFAULT);
    job.getMetadata().setNamespace(ApiServer.get().newNamespace());
    try (var client = ApiServer.get().client()) {
      var seen = client.resource(job).create();
      var changed =
          client.resource(seen).edit(j -> j.edit().editSpec().withSuspend(true).endSpec().build());

      Deletions.unlessChanged(client, seen);
      assertThat(client.resource(job).get()).isEqualTo(changed);

      Deletions.unlessChanged(client, changed);
      assertThat(client.resource(job).get()).isNull();
      Deletions.unlessChanged(client, changed);
    }
  }
}
