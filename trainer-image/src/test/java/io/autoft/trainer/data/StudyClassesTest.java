package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyClassesTest {

  private static final StudyClasses CLASSES =
      new StudyClasses(List.of("empty", "deer", "cow", "deer"));

  @Test
  void findsTheClassesOfASetInAnotherOrder() throws Exception {
    assertThat(CLASSES.labels("set", List.of("cow", "empty"))).containsExactly(2, 0);
    assertThat(CLASSES.labels("set", List.of("deer", "deer", "empty"))).containsExactly(1, 3, 0);
  }

  @Test
  void refusesWhatItCannotTellApart() {
    assertThatThrownBy(() -> CLASSES.labels("set", List.of("cow", "deer")))
        .hasMessageStartingWith("set has 1 classes called 'deer', and the study 2,");
    assertThatThrownBy(() -> CLASSES.labels("set", List.of("cow", "cow")))
        .hasMessageStartingWith("set has 2 classes called 'cow', and the study 1,");
    assertThatThrownBy(() -> CLASSES.labels("set", List.of("cow", "ant")))
        .hasMessage("set has the classes ant; those of the study are empty, deer, cow, deer");
  }

  @Test
  void findsNamesThatDifferOnlyInBlanks() {
    assertThat(StudyClasses.repeated(List.of("mazama temama", "cow", "mazama  temama")))
        .containsExactly("mazama temama");
    assertThat(StudyClasses.repeated(List.of("cow", "ant"))).isEmpty();
  }
}
