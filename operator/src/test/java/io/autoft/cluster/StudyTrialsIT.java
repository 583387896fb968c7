package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.FreshOperator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How both reconcilers come to the trials, on a real API server. */
class StudyTrialsIT {

  /** Of tens of thousands, it is most of a start, and of the work for each change. */
  @Test
  void readsAndWatchesAllTrialsOnce() {
    var requests = new Requests();
    try (var client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(ApiServer.get().kubeconfig()))
            .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("requests", requests))
            .build()) {
      var namespace = ApiServer.get().newNamespace();
      var statuses = new StatusStore(new Events(client, Clock.systemUTC()));
      var operator = FreshOperator.in(namespace, client, statuses);
      operator.start();
      operator.stop();

      assertThat(requests.of("/autofttrials", "watch=true")).hasSize(1);
      assertThat(requests.of("/autofttrials", "limit=")).hasSize(1);
      assertThat(requests.of("/jobs", "watch=true")).as("what can be seen here").isNotEmpty();
      // A list without a limit may be an old one, of a server that lags: trials that are not known
      // yet to belong to a changed study would be deleted.
      assertThat(requests.of("/autoftstudies", "limit=")).hasSize(2);
      assertThat(requests.of("", "resourceVersion=0")).isEmpty();
    }
  }

  private static final class Requests implements Interceptor {

    private final List<String> uris = new CopyOnWriteArrayList<>();

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      uris.add(request.uri().toString());
    }

    List<String> of(String resource, String query) {
      return uris.stream().filter(u -> u.contains(resource + "?") && u.contains(query)).toList();
    }
  }
}
