package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.admission.Admission;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.study.check.StudyWarnings;
import io.autoft.testing.Repository;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What those who know another program are told to write is a study, and likely the one meant. */
class ComingFromTest {

  private static Stream<MarkdownPage> pages() {
    return Stream.of("auto-ft", "katib", "optuna-and-ray-tune")
        .map(from -> Repository.path("operator/docs/coming-from-%s.md".formatted(from)))
        .map(MarkdownPage::read);
  }

  @Test
  void showsAStudyOnEachPage() {
    assertThat(pages()).allSatisfy(page -> assertThat(page.blocks("yaml")).hasSize(1));
  }

  @TestFactory
  Stream<DynamicTest> isAdmittedWithoutAWarning() {
    return pages()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.file().getFileName().toString(),
                    () -> page.blocks("yaml").forEach(ComingFromTest::isAdmitted)));
  }

  private static void isAdmitted(String yaml) {
    Admission admission = StudyAdmission.admit(yaml);
    assertThat(admission).as("%s", admission).isInstanceOf(Admitted.class);
    assertThat(StudyWarnings.of(((Admitted) admission).spec())).isEmpty();
  }
}
