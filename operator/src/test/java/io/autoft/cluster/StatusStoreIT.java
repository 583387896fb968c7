package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Document;
import io.autoft.testing.FreshOperator;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user changes while a status is being written, on a real API server. */
class StatusStoreIT {

  private static KubernetesClient user;
  private static String namespace;

  @BeforeAll
  static void connect() {
    user = ApiServer.get().client();
    namespace = ApiServer.get().newNamespace();
  }

  @AfterAll
  static void disconnect() {
    if (user != null) {
      user.close();
    }
  }

  /** JOSDK 5.3 drops the event of such a change if it writes the status itself (issue 3398). */
  @Test
  void aChangeOfTheSpecWhileTheStatusIsWrittenIsNotLost() {
    var write = new StatusWrite(() -> edit("changed", 99));
    try (var client = clientWith(write)) {
      var operator = operator(client);
      try {
        create("changed");

        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> {
                  var study = study("changed");
                  assertThat(write.seen).hasPositiveValue();
                  assertThat(study.getSpec().budget().trials()).isEqualTo(99);
                  assertThat(study.getStatus().observedGeneration()).isEqualTo(2);
                  assertThat(study.getStatus().summary().trials()).isEqualTo("0/99");
                });
      } finally {
        operator.stop();
      }
    }
  }

  /** The cache has a study without the managers of its fields, and so it is stored. */
  @Test
  void whoManagesTheFieldsOfASpecStays() {
    var operator = operator(user);
    try {
      create("managed");

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(study("managed").getStatus().summary()).isNotNull());
      assertThat(study("managed").getMetadata().getManagedFields())
          .flatExtracting(entry -> entry.getFieldsV1().getAdditionalProperties().keySet())
          .contains("f:spec", "f:status");
    } finally {
      operator.stop();
    }
  }

  private static Operator operator(KubernetesClient client) {
    var statuses = new StatusStore(new Events(client, Clock.systemUTC()));
    var operator = FreshOperator.in(namespace, client, statuses);
    operator.start();
    return operator;
  }

  private static KubernetesClient clientWith(Interceptor interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(ApiServer.get().kubeconfig()))
        .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("status", interceptor))
        .build();
  }

  /** Suspended, since events of its trials would lead to another look at the study anyway. */
  private static void create(String name) {
    var document = STUDY.with("metadata", "{name: " + name + "}").with("spec.suspend", "true");
    var study = StudyObjects.study(document);
    user.resource(study).inNamespace(namespace).create();
  }

  private static void edit(String name, int trials) {
    user.resources(AutoFTStudy.class)
        .inNamespace(namespace)
        .withName(name)
        .edit(
            study ->
                StudyObjects.study(
                    Document.of(Serialization.asJson(study))
                        .with("spec.budget.trials", "" + trials)));
  }

  private static AutoFTStudy study(String name) {
    return user.resources(AutoFTStudy.class).inNamespace(namespace).withName(name).get();
  }

  /** Does something else in the moment in which the first status of a study is sent. */
  private static final class StatusWrite implements Interceptor {

    private final AtomicInteger seen = new AtomicInteger();
    private final Runnable meanwhile;

    StatusWrite(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (request.uri().getPath().contains("/autoftstudies/")
          && request.uri().getPath().endsWith("/status")
          && seen.getAndIncrement() == 0) {
        meanwhile.run();
      }
    }
  }
}
