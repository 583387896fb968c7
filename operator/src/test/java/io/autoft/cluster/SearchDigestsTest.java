package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.StudyObjects;
import io.autoft.trial.SearchDigest;
import org.junit.jupiter.api.Test;

class SearchDigestsTest {

  private static final Document CHANGED = STUDY.with("spec.search.seed", "8");

  private final SearchDigests digests = new SearchDigests();

  /** A spec does not change within a generation, so a change of one shows what is computed. */
  @Test
  void aDigestIsComputedOnceAGeneration() {
    assertThat(of(STUDY)).isEqualTo("d75bf5927f998d2a");
    assertThat(of(CHANGED)).as("not computed again").isEqualTo("d75bf5927f998d2a");

    var next = CHANGED.with("metadata.generation", "2");
    assertThat(of(next))
        .isEqualTo(SearchDigest.of(Studies.spec(CHANGED)))
        .isNotEqualTo("d75bf5927f998d2a");
    assertThat(of(STUDY.with("metadata.generation", "2"))).as("nor here").isEqualTo(of(next));
  }

  @Test
  void aGenerationWithTheSameSearchHasTheSameDigest() {
    assertThat(of(STUDY.with("spec.parallelism", "5").with("metadata.generation", "2")))
        .isEqualTo(of(STUDY));
  }

  @Test
  void aStudyThatWasMadeAnewIsAnother() {
    of(STUDY);

    assertThat(of(CHANGED.with("metadata.uid", "later")))
        .isEqualTo(SearchDigest.of(Studies.spec(CHANGED)));
  }

  private String of(Document document) {
    return digests.of(StudyObjects.study(document));
  }
}
