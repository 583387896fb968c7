package io.autoft.trainer.text;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;

/**
 * The tokenizer of CLIP as OpenCLIP 2.32.0 runs it ({@code SimpleTokenizer}, MIT License, Copyright
 * (c) 2021 OpenAI). Every text has tokens; {@code <start_of_text>} and {@code <end_of_text>} in a
 * text are the tokens of these names.
 *
 * <p>What differs: a numeric reference of more than 4,300 digits is U+FFFD here, where Python gives
 * up; and marks that came with a later version of Unicode than the JDK's may be put into another
 * order by NFC, which is Java's.
 */
public final class BytePairTokenizer implements Tokenizer {

  /** Its name in the configuration. */
  public static final String NAME = "SimpleTokenizer";

  /** Number of tokens. */
  public static final int SIZE = BytePairs.SIZE + 2;

  static final String START = "<start_of_text>";
  static final String END = "<end_of_text>";

  private static final int START_ID = BytePairs.SIZE;
  private static final int END_ID = BytePairs.SIZE + 1;

  private final TextCleaning cleaning;
  private final WordCutter cutter;
  private final BytePairs pairs;

  private BytePairTokenizer(TextCleaning cleaning, WordCutter cutter, BytePairs pairs) {
    this.cleaning = requireNonNull(cleaning, "cleaning is null");
    this.cutter = requireNonNull(cutter, "cutter is null");
    this.pairs = requireNonNull(pairs, "pairs is null");
  }

  /** Reads the vocabulary that is shipped with the trainer. */
  public static BytePairTokenizer load() {
    var tables = TextTables.load();
    return new BytePairTokenizer(
        new TextCleaning(tables), new WordCutter(tables), BytePairs.load());
  }

  @Override
  public int[] encode(String text) {
    var words =
        cutter.cut(cleaning.clean(text)).stream()
            .flatMapToInt(word -> IntStream.of(encodeWord(word)));
    return IntStream.concat(IntStream.of(START_ID), IntStream.concat(words, IntStream.of(END_ID)))
        .toArray();
  }

  private int[] encodeWord(String word) {
    return switch (word) {
      case START -> new int[] {START_ID};
      case END -> new int[] {END_ID};
      default -> pairs.encode(word);
    };
  }
}
