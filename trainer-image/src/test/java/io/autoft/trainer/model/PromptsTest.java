package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.text.Tokenizer;
import io.autoft.trainer.text.WordTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptsTest {

  private static final List<String> WORDS = List.of("a", "heart", "of", "photo", "star");

  @Test
  void putsTheClassIntoTheTemplate() throws TrialFailure {
    var prompts = prompts(List.of("heart", "star"), List.of("a {}", "photo of a {}"), 7);

    assertThat(prompts.ofClasses(1, 2).tokens())
        .containsExactly(1, 2, 6, 7, 0, 0, 0, 1, 5, 4, 2, 6, 7, 0);
    assertThat(prompts.ofClasses(1, 2).ends()).containsExactly(3, 5);
  }

  @Test
  void givesTheLabelsOfABatchFromOneTemplate() throws TrialFailure {
    var prompts = prompts(List.of("heart", "star"), List.of("a {}", "photo of a {}"), 7);

    assertThat(prompts.ofLabels(new int[] {1, 0, 1}, 0).tokens())
        .containsExactly(1, 2, 6, 7, 0, 0, 0, 1, 2, 3, 7, 0, 0, 0, 1, 2, 6, 7, 0, 0, 0);
  }

  @Test
  void hasATemplateWhereTheDataHasNone() throws TrialFailure {
    assertThat(prompts(List.of("star"), List.of(), 8).ofClasses(0, 1).tokens())
        .containsExactly(1, 2, 5, 4, 2, 6, 7, 0);
  }

  @Test
  void putsAClassNameInAsItIsWritten() throws TrialFailure {
    var asked = new ArrayList<String>();
    Tokenizer tokenizer =
        text -> {
          asked.add(text);
          return new int[] {1, 9};
        };

    Prompts.of(List.of("ankle_boot", "T-shirt/top"), List.of("a {}.", "{}"), tokenizer, 4);

    assertThat(asked)
        .containsExactly("a ankle_boot.", "a T-shirt/top.", "ankle_boot", "T-shirt/top");
  }

  @Test
  void keepsTheEndOfATextThatIsTooLong() throws TrialFailure {
    var prompts = prompts(List.of("star"), List.of("photo of a {}"), 4);

    assertThat(prompts.ofClasses(0, 1).tokens()).containsExactly(1, 5, 4, 7);
    assertThat(prompts.ofClasses(0, 1).ends()).containsExactly(3);
  }

  @Test
  void poolsWhereATextSaysItsFirstEnd() throws TrialFailure {
    var tokens = Texts.of(List.of("a heart", "star"), text -> new int[] {1, 9, 4, 9}, 3);

    assertThat(tokens.tokens()).containsExactly(1, 9, 9, 1, 9, 9);
    assertThat(tokens.ends()).containsExactly(1, 1);
  }

  private static Prompts prompts(List<String> classes, List<String> templates, int length)
      throws TrialFailure {
    var tokenizer = WordTokenizer.of(WordTokenizer.vocabulary(WORDS), "vocab.txt");
    return Prompts.of(classes, templates, tokenizer, length);
  }
}
