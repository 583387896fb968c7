package io.autoft.trainer.model;

import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.text.Tokenizer;
import java.util.Arrays;
import java.util.List;

/**
 * Tokenized texts, each padded with 0 or cut to the context length as OpenCLIP does it: a text that
 * is too long keeps its end token.
 *
 * @param contextLength L tokens of a text
 * @param tokens N x L
 * @param ends N positions of the end token, the first largest token
 */
public record Texts(int contextLength, long[] tokens, int[] ends) {

  /**
   * Tokenizes texts; of one that is longer than the context the rest is cut off, as OpenCLIP does.
   *
   * @throws TrialFailure UnsupportedModel for a word that the tokenizer does not know
   */
  public static Texts of(List<String> texts, Tokenizer tokenizer, int contextLength)
      throws TrialFailure {
    var tokens = new long[texts.size() * contextLength];
    var ends = new int[texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      var encoded = tokenizer.encode(texts.get(i));
      int length = Math.min(encoded.length, contextLength);
      for (int j = 0; j < length; j++) {
        tokens[i * contextLength + j] = encoded[j];
      }
      tokens[i * contextLength + length - 1] = encoded[encoded.length - 1];
      ends[i] = firstLargest(tokens, i * contextLength, length);
    }
    return new Texts(contextLength, tokens, ends);
  }

  /** Not always the last one: a text may contain an end token. */
  private static int firstLargest(long[] tokens, int start, int length) {
    int largest = 0;
    for (int j = 1; j < length; j++) {
      if (tokens[start + j] > tokens[start + largest]) {
        largest = j;
      }
    }
    return largest;
  }

  /** Number of texts. */
  public int size() {
    return ends.length;
  }

  /** The texts at these indices. */
  public Texts select(int... indices) {
    var selected = new long[indices.length * contextLength];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(
          tokens, indices[i] * contextLength, selected, i * contextLength, contextLength);
    }
    return new Texts(
        contextLength, selected, Arrays.stream(indices).map(index -> ends[index]).toArray());
  }
}
