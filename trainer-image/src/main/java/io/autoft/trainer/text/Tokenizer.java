package io.autoft.trainer.text;

import io.autoft.trainer.failure.TrialFailure;

/** From a text to the tokens of a text tower. */
public interface Tokenizer {

  /**
   * Tokens of a text, from the start token to the end token.
   *
   * @throws TrialFailure UnsupportedModel for a text with words that the vocabulary does not have
   */
  int[] encode(String text) throws TrialFailure;
}
