package io.autoft.cluster.crd;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.testing.Admission;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file means to the command line what it means to an API server, which reads YAML with the
 * library of {@code kubectl}.
 */
class StudyTextIT {

  private static final String STUDY =
      """
      apiVersion: autoft.io/v1alpha1
      kind: AutoFTStudy
      metadata: {name: a}
      spec:
        model: {source: demo://m}
        data:
          train: {source: demo://a}
          oodValidation: {source: demo://a}
        trainer: {image: a}
      """;

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void meansTheSame(String sentence, String text) {
    admission.mustReadAlike(text);
  }

  static Stream<Arguments> meansTheSame() {
    return Stream.of(
        arguments("a number without a dot", search("space: {baseLearningRate: 1e-5}")),
        arguments("a number with a dot", search("space: {baseLearningRate: 1.0e-5}")),
        arguments("a number with nothing before the dot", search("clipNorm: .5")),
        arguments("a number with nothing after the dot", search("clipNorm: 2.")),
        arguments("a number with a plus", search("clipNorm: +2.5")),
        arguments("a number that is written with an exponent", search("seed: 1e3")),
        arguments("a fraction that is none", search("innerSteps: 300.0")),
        arguments("a fraction", search("innerSteps: 2.5")),
        arguments("a large number", search("innerSteps: 1e30")),
        arguments("a number that is too large for a double", search("innerSteps: 1e400")),
        arguments("an integer that is too large", search("seed: 9223372036854775808")),
        arguments("a very large integer", search("seed: 18446744073709551616")),
        arguments("the largest integer", search("seed: 9223372036854775807")),
        arguments("an octal number", search("innerSteps: 010")),
        arguments("another octal number", search("innerSteps: 0o10")),
        arguments("a number with leading zeros", search("innerSteps: 089")),
        arguments("a hexadecimal number", search("innerSteps: 0x1F")),
        arguments("a binary number", search("innerSteps: 0b11")),
        arguments("a negative hexadecimal number", search("innerSteps: -0x1F")),
        arguments("a number with underscores", search("innerSteps: 1_000")),
        arguments("a number with an underscore at its end", search("innerSteps: 10_")),
        arguments("a number in base 60", search("innerSteps: 1:30")),
        arguments("minus zero", search("clipNorm: -0.0")),
        arguments("a date", name("2001-12-14")),
        arguments("a word that is a boolean", search("enqueueBaselines: yes")),
        arguments("another word that is a boolean", search("enqueueBaselines: Off")),
        arguments("a letter that is a boolean", search("enqueueBaselines: n")),
        arguments("a boolean in quotes", search("enqueueBaselines: 'true'")),
        arguments("a number in quotes", search("innerSteps: \"10\"")),
        arguments("a boolean where there should be a word", search("sampler: no")),
        arguments("a number with a tag", search("innerSteps: !!int \"10\"")),
        arguments("a word with a tag", search("sampler: !!str GP")),
        arguments("a word with a tag of its own", search("sampler: !mine GP")),
        arguments("a null", search("innerSteps: null")),
        arguments("a tilde", search("innerSteps: ~")),
        arguments("nothing", searchLine("innerSteps:")),
        arguments(
            "nothing where something is required",
            STUDY.replaceFirst("(?m)^  trainer.*$", "  trainer:")),
        arguments("a null among words", search("baselines: [ZeroShot, null]")),
        arguments("a key that is there twice", search("seed: 1, seed: 2")),
        arguments(
            "keys that are there twice", search("seed: 1, seed: 1, sampler: GP, sampler: GP")),
        arguments("a misspelt key", search("sede: 1")),
        arguments("misspelt keys", search("sede: 1, pruner: {a: 1}, space: {lerningRate: 1}")),
        arguments(
            "a misspelt key among items",
            tests("{name: a, source: 'demo://a', sourec: 1}, {name: b, source: 'demo://b', x: 1}")),
        arguments("a key in another case", search("Seed: 1")),
        arguments("a number as key", search("initialTrials: [{1: 1}]")),
        arguments("a fraction as key", search("initialTrials: [{1.5: 1}]")),
        arguments("a boolean as key", search("initialTrials: [{yes: 1}]")),
        arguments("a misspelt key of metadata", metadata("name: a, nmae: a")),
        arguments("a label that is no text", metadata("name: a, labels: {a: 1}")),
        arguments("a name that is no text", name("5")),
        arguments("no name", metadata("labels: {a: b}")),
        arguments("no metadata", STUDY.replace("metadata: {name: a}\n", "")),
        arguments("metadata that is a word", STUDY.replace("{name: a}", "a")),
        arguments("metadata that is nothing", STUDY.replace("{name: a}", "")),
        arguments("a name that is nothing", name("null")),
        arguments("labels that are nothing", metadata("name: a, labels: null")),
        arguments("labels that are a list", metadata("name: a, labels: [a]")),
        arguments("a label that is nothing", metadata("name: a, labels: {a: null}")),
        arguments("an empty name", name("''")),
        arguments("a name with a capital letter", name("Wild")),
        arguments("a name with a dot", name("wild.life")),
        arguments("a name of 254 characters", name("a".repeat(254))),
        arguments(
            "labels that cannot be",
            metadata("name: a, labels: {a b: c, d: e f, x/y/z: a, /y: z, A/b: c}")),
        arguments(
            "long labels",
            metadata("name: a, labels: {%s: %s}".formatted("k".repeat(64), "v".repeat(64)))),
        arguments(
            "annotations that cannot be", metadata("name: a, annotations: {a b: c, A.b/c: e f}")),
        arguments("a status", above("status: {stage: Complete}")),
        arguments("an unknown status", above("status: {stag: Complete}")),
        arguments("a field beside spec", above("sepc: {}")),
        arguments("a spec that is a list", STUDY.replaceFirst("(?s)spec:.*", "spec: [a]")),
        arguments("no spec", STUDY.replaceFirst("(?s)spec:.*", "")),
        arguments(
            "a merge",
            STUDY
                .replace("train: {source: demo://a}", "train: &a {source: demo://a, split: b}")
                .replace("{source: demo://a}", "{<<: *a, maxExamples: 5}")),
        arguments("a text over lines", searchLine("sampler: >-\n      GP")),
        arguments("a text with its line end", searchLine("sampler: |\n      GP")),
        arguments(
            "characters of many kinds",
            search("sampler: \"a\\tb\\u00e4\\u00a0\\u200b\\U0001F600\\e\\x7f\\\\\\\"<&>\"")),
        arguments("an object in place of a word", search("sampler: {b: 1.5, a: [true, 'x<y']}")),
        arguments("a list in place of a number", search("innerSteps: [1, 2.5, 1e-7, 1e21]")),
        arguments("a word in place of an object", search("space: wide")),
        arguments("an anchor", search("baselines: &a [ZeroShot], losses: *a")),
        arguments("a comment at the end", STUDY + "# the end"),
        arguments(
            "JSON",
            "{\"apiVersion\": \"autoft.io/v1alpha1\", \"kind\": \"AutoFTStudy\",\n\t\"metadata\": {\"name\": \"a\"}}"));
  }

  private static String name(String name) {
    return metadata("name: " + name);
  }

  private static String metadata(String fields) {
    return STUDY.replace("{name: a}", "{" + fields + "}");
  }

  /** The study with lines before its spec. */
  private static String above(String lines) {
    return STUDY.replace("spec:", lines + "\nspec:");
  }

  private static String search(String fields) {
    return STUDY + "  search: {" + fields + "}\n";
  }

  /** In lines instead of braces, where some texts mean something else. */
  private static String searchLine(String field) {
    return STUDY + "  search:\n    " + field + "\n";
  }

  private static String tests(String items) {
    return STUDY.replace("  trainer", "    tests: [" + items + "]\n  trainer");
  }
}
