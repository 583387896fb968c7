package io.autoft.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {

  private static final List<String> LINES =
      WordTokenizer.vocabulary(List.of("a", "heart", "of", "photo"));

  @Test
  void givesOneTokenAWordBetweenStartAndEnd() throws TrialFailure {
    assertThat(tokenizer().encode("a photo of a heart")).containsExactly(1, 2, 5, 4, 2, 3, 6);
  }

  @Test
  void ignoresCaseAndPunctuation() throws TrialFailure {
    assertThat(tokenizer().encode("A  Photo, of a heart.")).containsExactly(1, 2, 5, 4, 2, 3, 6);
  }

  @Test
  void hasTheEndOfTextAsItsHighestId() throws TrialFailure {
    assertThat(tokenizer().encode("")).containsExactly(1, LINES.size() - 1);
  }

  @Test
  void refusesAWordThatTheModelDoesNotKnow() {
    assertThatThrownBy(() -> tokenizer().encode("a photo of a zebra"))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UnsupportedModel))
        .hasMessage("model: its vocabulary has no word \"zebra\" (in \"a photo of a zebra\")");
  }

  @Test
  void refusesAFileWithoutTheSpecialTokens() {
    assertThatThrownBy(() -> WordTokenizer.of(List.of("a", "b", "c"), "vocab.txt"))
        .hasMessage(
            "model: vocab.txt must have the lines <padding>, <start_of_text>, the words,"
                + " <end_of_text>");
  }

  @Test
  void refusesAWordThatOccursTwice() {
    var lines = WordTokenizer.vocabulary(List.of("a", "a"));

    assertThatThrownBy(() -> WordTokenizer.of(lines, "vocab.txt"))
        .hasMessage("model: vocab.txt has the word a twice");
  }

  private static WordTokenizer tokenizer() throws TrialFailure {
    return WordTokenizer.of(LINES, "vocab.txt");
  }
}
