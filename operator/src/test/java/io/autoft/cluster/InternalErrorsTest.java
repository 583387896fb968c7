package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import org.junit.jupiter.api.Test;

class InternalErrorsTest {

  @Test
  void aMomentsTroubleIsNotSaid() {
    var refused = new KubernetesClientException("no route to host");

    assertThat(InternalErrors.cause(refused, 2)).isEmpty();
    assertThat(InternalErrors.cause(new OperatorException(refused), 3).orElseThrow().message())
        .contains("KubernetesClientException: no route to host");
  }

  /** Such as a former study's trial that a finalizer keeps. */
  @Test
  void aConflictIsSaidOnceItIsNoneOfAMoment() {
    var conflict = new KubernetesClientException("autofttrials \"a\" already exists", 409, null);

    assertThat(InternalErrors.cause(conflict, 9)).isEmpty();
    assertThat(InternalErrors.cause(conflict, 10)).isPresent();
  }
}
