package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import org.junit.jupiter.api.Test;

class LeftOutTest {

  private final LeftOut leftOut = new LeftOut();
  private final Problems problems = new Problems("set");

  @Test
  void saysAFewDoubtfulFilesAndRefusesMore() throws Exception {
    for (int i = 1; i <= 5; i++) {
      leftOut.doubtful("robin/" + i, "no image");
    }

    leftOut.check(problems);

    assertThat(problems.isEmpty()).isTrue();
    assertThat(leftOut.remarks())
        .containsExactly(
            "5 left out that may be lost images: robin/1: no image; robin/2: no image; robin/3: no"
                + " image; robin/4: no image; robin/5: no image; more than 5 would be refused");
    leftOut.doubtful("robin/6", "no image");
    leftOut.check(problems);
    assertThatThrownBy(() -> problems.throwIfAny(Reason.BadConfig))
        .hasMessageStartingWith("set: 6 problems: robin/1: no image; robin/2: no image; ");
  }

  @Test
  void takesAnyNumberOfCompanionsAndSystemFolders() {
    for (int i = 10; i < 40; i++) {
      leftOut.companion("robin/%d.xml".formatted(i));
    }
    leftOut.folder("@eaDir");
    leftOut.folder(".autoft");

    leftOut.check(problems);

    assertThat(problems.isEmpty()).isTrue();
    assertThat(leftOut.remarks())
        .hasSize(2)
        .contains("1 left out as folders of a system: @eaDir")
        .last()
        .asString()
        .startsWith("30 left out as files that are hidden or go with images: robin/10.xml, ")
        .endsWith("robin/29.xml and 10 more");
  }
}
