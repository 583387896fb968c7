package io.autoft.trainer.model;

import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.text.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every prompt of every class. A class name is put in as it is written, as OpenCLIP does: an
 * underscore in it is a token of its own.
 *
 * @param classes number of classes C
 * @param templates number of templates T
 * @param texts T x C of them, template by template
 */
public record Prompts(int classes, int templates, Texts texts) {

  private static final String DEFAULT_TEMPLATE = "a photo of a {}.";
  private static final String PLACE = "{}";

  /**
   * Tokenizes the prompts.
   *
   * @param classNames in the order of the labels
   * @param templates with {@code {}} in the place of the class name; none for OpenAI's plainest
   * @throws TrialFailure UnsupportedModel for a word that the tokenizer does not know
   */
  public static Prompts of(
      List<String> classNames, List<String> templates, Tokenizer tokenizer, int contextLength)
      throws TrialFailure {
    var used = templates.isEmpty() ? List.of(DEFAULT_TEMPLATE) : templates;
    var sentences =
        used.stream()
            .flatMap(template -> classNames.stream().map(name -> template.replace(PLACE, name)))
            .toList();
    return new Prompts(
        classNames.size(), used.size(), Texts.of(sentences, tokenizer, contextLength));
  }

  /** Tokens of the longest prompt. */
  public int longest() {
    return 1 + IntStream.of(texts.ends()).max().orElse(0);
  }

  /** All prompts of the classes from {@code start} to before {@code end}, class by class. */
  public Texts ofClasses(int start, int end) {
    return texts.select(
        IntStream.range(start * templates, end * templates)
            .map(i -> i % templates * classes + i / templates)
            .toArray());
  }

  /** The prompts of these labels from one template. */
  public Texts ofLabels(int[] labels, int template) {
    return texts.select(IntStream.of(labels).map(label -> template * classes + label).toArray());
  }

  /** The prompts of all classes from one template. */
  Texts ofTemplate(int template) {
    return ofLabels(IntStream.range(0, classes).toArray(), template);
  }
}
