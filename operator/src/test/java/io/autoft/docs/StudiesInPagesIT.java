package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The studies that pages show in full are accepted, without unknown fields. */
class StudiesInPagesIT {

  @RegisterExtension static final Admission admission = new Admission();

  @Test
  void areAccepted() {
    assertThat(studies())
        .isNotEmpty()
        .allSatisfy(study -> assertThat(admission.refusal(study)).isEmpty());
  }

  private static List<Document> studies() {
    return MarkdownPage.all()
        .flatMap(page -> page.blocks("yaml"))
        .filter(text -> text.lines().anyMatch("kind: AutoFTStudy"::equals))
        .map(Document::of)
        .toList();
  }
}
