package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cli.admission.RefusedException;
import io.autoft.contract.Description;
import io.autoft.contract.SetDescription;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudySetsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "those of WILDS | train val test id_val id_test"
            + " | train | val | id_val | {in-distribution=id_test, test=test}",
        "long names | train id-validation id-test ood-validation noisy"
            + " | train | ood-validation | id-validation | {in-distribution=id-test, noisy=noisy}",
        "long names of some | Training ood_val val test"
            + " | Training | ood_val | val | {in-distribution=test}",
        "a shift and nothing else | train ood_val | train | ood_val | none | {}",
      })
  void takesOtherSetsFromTheSplitsOfTheTrainingSet(
      String kind, String splits, String train, String ood, String id, String tests) {
    var sets = StudySets.of(Found.splits(splits));

    assertThat(split(sets.train())).isEqualTo(train);
    assertThat(split(sets.oodValidation())).isEqualTo(ood);
    assertThat(sets.idValidation().map(StudySetsTest::split).orElse("none")).isEqualTo(id);
    assertThat(tests(sets)).isEqualTo(tests);
  }

  @Test
  void prefersWhatIsNamed() {
    var sets =
        StudySets.of(
            Found.splits(
                "train val test",
                Found.set("oodValidation", "sketches", null, 9, 9),
                Found.set("idValidation", "birds", "test", 9, 9),
                Found.set("photos", "photos", "val", 9, 9),
                Found.set("photos", "photos", "test", 9, 9)));

    assertThat(sets.oodValidation().source()).isEqualTo("file:///data/sketches");
    assertThat(sets.idValidation().map(StudySetsTest::split)).hasValue("test");
    assertThat(tests(sets)).as("val is left").isEqualTo("{photos=test, val=val}");
  }

  @Test
  void knowsASplitOfTheTrainingSetThatIsNamed() {
    var sets =
        StudySets.of(
            Found.splits("train val test", Found.set("oodValidation", "birds", "val", 9, 9)));

    assertThat(sets.idValidation()).as("val has another use").isEmpty();
    assertThat(tests(sets)).isEqualTo("{in-distribution=test}");
  }

  @Test
  void saysWhatIsMissingAndHowToGiveIt() {
    assertRefused(
        Found.splits("train val test"),
        "oodValidation: file:///data/birds has beside its training set the splits val, test, which"
            + " may all be of the same distribution; name a set of another distribution as"
            + " --ood-validation DIR or DIR#SPLIT");
    assertRefused(
        new Description(Found.VIT_B_32, List.of(Found.balanced(2, 50))),
        "oodValidation: file:///data/birds has no other splits; name a set of another distribution"
            + " as --ood-validation DIR or DIR#SPLIT");
    assertRefused(
        Found.splits("north south"),
        "train: file:///data/birds has the splits north, south; name one as DIR#SPLIT");
    assertRefused(
        Found.splits(
            "train",
            Found.set("oodValidation", "sketches", "a", 1, 1),
            Found.set("oodValidation", "sketches", "b", 1, 1)),
        "oodValidation: file:///data/sketches has the splits a, b; name one as DIR#SPLIT");
  }

  @Test
  void refusesTheSameSetTwice() {
    assertRefused(
        Found.splits("train", Found.set("oodValidation", "birds", "train", 9, 9)),
        "oodValidation is the training set; name another one");
    assertRefused(
        Found.splits(
            "train",
            Found.set("oodValidation", "sketches", null, 9, 9),
            Found.set("idValidation", "sketches", null, 9, 9)),
        "idValidation is the same set as oodValidation; leave it out, or name another");
  }

  @Test
  void refusesATrainingSetWithoutExamplesOfAClass() {
    assertRefused(
        new Description(
            Found.VIT_B_32,
            List.of(
                Found.set("train", "birds", "train", 9, 0),
                Found.set("oodValidation", "sketches", null, 9, 9))),
        "train has no examples of the classes class1; every class of the study needs some there");
  }

  private static void assertRefused(Description found, String message) {
    assertThatThrownBy(() -> StudySets.of(found))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private static String split(SetDescription set) {
    return set.split().orElseThrow();
  }

  private static String tests(StudySets sets) {
    var names = new LinkedHashMap<String, String>();
    sets.tests().forEach((name, set) -> names.put(name, split(set)));
    return names.toString();
  }
}
