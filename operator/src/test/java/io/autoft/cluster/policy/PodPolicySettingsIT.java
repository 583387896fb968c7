package io.autoft.cluster.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the chart's values become in the operator. */
class PodPolicySettingsIT {

  private static final String PREFIX = "autoft.pod-policy.";

  @Test
  void withoutValuesThePolicyIsStrict() {
    assertThat(policy())
        .isEqualTo(
            new PodPolicy(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of("autoft/autoft-operator"),
                true));
  }

  @Test
  void whatValuesNameIsAllowed() {
    var policy =
        policy(
            "podPolicy.allow={SELinux,HostNamespaces}",
            "podPolicy.serviceAccounts={admin,default}",
            "podPolicy.secretVolumes={keys}",
            "podPolicy.secretVariables={token}",
            "podPolicy.logTails=false",
            "serviceAccount.create=false");

    assertThat(policy)
        .isEqualTo(
            new PodPolicy(
                Set.of(PodRule.SELinux, PodRule.HostNamespaces),
                Set.of("admin", "default"),
                Set.of("keys"),
                Set.of("token"),
                Set.of(),
                Optional.of("autoft/default"),
                false));
  }

  @Test
  void whereAllNamespacesAreWatchedThoseOfTheSystemHaveNoStudies() {
    assertThat(policy("watchNamespaces={*}").refusedNamespaces())
        .containsExactlyInAnyOrder("autoft", "kube-system", "kube-public", "kube-node-lease");
    assertThat(policy("watchNamespaces={*}", "podPolicy.namespaces={autoft}").refusedNamespaces())
        .containsExactlyInAnyOrder("kube-system", "kube-public", "kube-node-lease");
    assertThat(policy("watchNamespaces={autoft,vision}").refusedNamespaces()).isEmpty();
  }

  @Test
  void valuesCanNameEachRuleAndNothingElse() {
    var schema =
        Serialization.unmarshal(
            Repository.read("helm/autoft-operator/values.schema.json"), JsonNode.class);
    var rules = schema.at("/properties/podPolicy/properties/allow/items/enum");

    assertThat(StreamSupport.stream(rules.spliterator(), false).map(JsonNode::asText))
        .containsExactlyElementsOf(Stream.of(PodRule.values()).map(PodRule::name).toList());
    assertThat(Helm.template("autoft", "--set=podPolicy.allow={HostPID}").output())
        .contains("value must be one of 'HostNamespaces'");
  }

  private static PodPolicy policy(String... values) {
    var arguments = Stream.of(values).map(value -> "--set=" + value).toArray(String[]::new);
    var variables = Helm.template("autoft", arguments).environment();
    return policy(
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(variables, 300)).build());
  }

  private static PodPolicy policy(SmallRyeConfig config) {
    return PodPolicySettings.policy(
        config.getOptionalValues(PREFIX + "allow", PodRule.class),
        names(config, "service-accounts"),
        names(config, "secret-volumes"),
        names(config, "secret-variables"),
        names(config, "refused-namespaces"),
        config.getOptionalValue(PREFIX + "operator-account", String.class),
        config.getOptionalValue(PREFIX + "log-tails", Boolean.class).orElseThrow());
  }

  private static Optional<List<String>> names(SmallRyeConfig config, String setting) {
    return config.getOptionalValues(PREFIX + setting, String.class);
  }
}
