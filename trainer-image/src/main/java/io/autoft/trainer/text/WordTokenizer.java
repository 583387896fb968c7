package io.autoft.trainer.text;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One token a word, for models of a small world. The vocabulary's lines are the tokens in the order
 * of their ids: padding, start of text, the words, end of text (the highest id, where the tower
 * pools). Texts are lower-cased and cut into runs of letters and digits.
 */
public final class WordTokenizer implements Tokenizer {

  /** Its name in {@code text_cfg.tokenizer}. */
  public static final String NAME = "Words";

  private static final String PADDING = "<padding>";
  private static final String START = "<start_of_text>";
  private static final String END = "<end_of_text>";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Map<String, Integer> ids;

  private WordTokenizer(Map<String, Integer> ids) {
    this.ids = ids;
  }

  /** The lines of a vocabulary file for these words. */
  public static List<String> vocabulary(List<String> words) {
    var lines = new ArrayList<String>();
    lines.add(PADDING);
    lines.add(START);
    lines.addAll(words);
    lines.add(END);
    return lines;
  }

  /**
   * Reads a vocabulary.
   *
   * @param lines of the file
   * @param file where it is, for messages
   * @throws TrialFailure UnsupportedModel for a vocabulary that is none
   */
  public static WordTokenizer of(List<String> lines, String file) throws TrialFailure {
    int last = lines.size() - 1;
    if (last < 2
        || !lines.get(0).equals(PADDING)
        || !lines.get(1).equals(START)
        || !lines.get(last).equals(END)) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s must have the lines %s, %s, the words, %s"
              .formatted(file, PADDING, START, END));
    }
    var ids = new HashMap<String, Integer>();
    for (int id = 0; id <= last; id++) {
      if (ids.put(lines.get(id), id) != null) {
        throw new TrialFailure(
            Reason.UnsupportedModel,
            "model: %s has the word %s twice".formatted(file, lines.get(id)));
      }
    }
    return new WordTokenizer(ids);
  }

  /** Number of tokens. */
  public int size() {
    return ids.size();
  }

  @Override
  public int[] encode(String text) throws TrialFailure {
    var words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(match -> match.group()).toList();
    var tokens = new int[words.size() + 2];
    tokens[0] = ids.get(START);
    for (int i = 0; i < words.size(); i++) {
      var id = ids.get(words.get(i));
      if (id == null) {
        // A token for unknown words would make all unknown classes the same class.
        throw new TrialFailure(
            Reason.UnsupportedModel,
            "model: its vocabulary has no word \"%s\" (in \"%s\")".formatted(words.get(i), text));
      }
      tokens[i + 1] = id;
    }
    tokens[tokens.length - 1] = ids.get(END);
    return tokens;
  }
}
