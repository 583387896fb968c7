package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterNamesTest {

  @Test
  void theValueOfAGroupHasTheNameOfAllAndTheGroup() {
    var name = ParameterNames.ofGroup(ParameterNames.weight("Hinge"), "block.3");

    assertThat(name).isEqualTo("weight.Hinge/block.3");
    assertThat(ParameterNames.withoutGroup(name)).isEqualTo("weight.Hinge");
    assertThat(ParameterNames.group(name)).contains("block.3");
  }

  @Test
  void theValueOfAllGroupsIsOfNone() {
    assertThat(ParameterNames.withoutGroup("weightDecay")).isEqualTo("weightDecay");
    assertThat(ParameterNames.group("weightDecay")).isEmpty();
  }
}
