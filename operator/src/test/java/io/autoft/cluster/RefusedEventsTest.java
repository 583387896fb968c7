package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

class RefusedEventsTest {

  private final RefusedEvents refused = new RefusedEvents();

  @Test
  void whatIsForbiddenIsNewsOnceUntilAnEventIsStored() {
    assertThat(refused.isNews(failure(403))).isTrue();
    assertThat(refused.isNews(failure(403))).isFalse();

    refused.end();

    assertThat(refused.isNews(failure(403))).isTrue();
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(refused.isNews(failure(500))).isFalse();
    assertThat(refused.isNews(failure(0))).isFalse();
    assertThat(refused.isNews(failure(403))).as("and do not stand in for it").isTrue();
  }

  private static KubernetesClientException failure(int code) {
    return new KubernetesClientException("no", code, null);
  }
}
