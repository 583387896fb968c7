package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.testing.Document;
import io.autoft.testing.Lua;
import io.autoft.testing.Repository;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scripts of helm/gitops in the form of Argo CD's own repository: the same as in the ConfigMap,
 * and with tests, which are run here as Argo CD runs them, but by another Lua.
 */
class ArgoCdCustomizationsTest {

  private static final Path FOLDER = Repository.path("helm/gitops/resource_customizations");
  private static final Path ACTIONS = FOLDER.resolve("autoft.io/AutoFTStudy/actions");

  @Test
  void haveTheScriptsOfTheConfigMap() {
    var scripts =
        Repository.files(FOLDER.toString(), ".lua").stream()
            .collect(
                Collectors.toMap(file -> FOLDER.relativize(file).toString(), Repository::read));

    assertThat(scripts).containsExactlyInAnyOrderEntriesOf(scriptsOfTheConfigMap());
  }

  /** By the paths that they have in Argo CD's repository. */
  private static Map<String, String> scriptsOfTheConfigMap() {
    var scripts = new TreeMap<String, String>();
    Document.of(Repository.read("helm/gitops/argocd-cm.yaml"))
        .at("data")
        .properties()
        .forEach(
            entry -> {
              var key = entry.getKey().split("customizations\\.|\\.(?=autoft)|_");
              var folder = key[2] + "/" + key[3] + "/";
              if (key[1].equals("health")) {
                scripts.put(folder + "health.lua", entry.getValue().asText());
              } else {
                var actions = Document.of(entry.getValue().asText());
                scripts.put(
                    folder + "actions/discovery.lua", actions.root().get("discovery.lua").asText());
                for (var action : actions.at("definitions")) {
                  scripts.put(
                      folder + "actions/" + action.get("name").asText() + "/action.lua",
                      action.get("action.lua").asText());
                }
              }
            });
    return scripts;
  }

  @TestFactory
  Stream<DynamicTest> showHealth() {
    return Repository.files(FOLDER.toString(), "health_test.yaml").stream()
        .flatMap(file -> each(file, "tests", test -> showsHealth(file.getParent(), test)));
  }

  private static void showsHealth(Path folder, JsonNode test) {
    var health = test.get("healthStatus");

    assertThat(run(folder, "health.lua", test))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ".status", health.get("status").asText(),
                ".message", health.get("message").asText()));
  }

  @TestFactory
  Stream<DynamicTest> offerActions() {
    return each(
        ACTIONS.resolve("action_test.yaml"),
        "discoveryTests",
        test ->
            assertThat(run(ACTIONS, "discovery.lua", test))
                .isEqualTo(
                    StreamSupport.stream(test.get("result").spliterator(), false)
                        .collect(
                            Collectors.toMap(
                                action -> ".%s.disabled".formatted(action.get("name").asText()),
                                action -> action.get("disabled").asText()))));
  }

  @TestFactory
  Stream<DynamicTest> act() {
    return each(
        ACTIONS.resolve("action_test.yaml"),
        "actionTests",
        test -> {
          var expected = read(ACTIONS, test.get("expectedOutputPath")).root();

          assertThat(run(ACTIONS, test.get("action").asText() + "/action.lua", test))
              .isEqualTo(Lua.run("return obj", expected));
        });
  }

  @TestFactory
  Stream<DynamicTest> areTriedWithStudiesThatAreAccepted() {
    return Repository.files(ACTIONS.getParent().toString(), ".yaml").stream()
        .filter(file -> file.getParent().endsWith("testdata"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    FOLDER.relativize(file).toString(),
                    () ->
                        assertThat(StudyAdmission.admit(Repository.read(file)))
                            .isInstanceOf(Admitted.class)));
  }

  private static Stream<DynamicTest> each(Path file, String list, Consumer<JsonNode> test) {
    var tests = Document.of(Repository.read(file)).at(list);
    assertThat(tests).isNotEmpty();
    return StreamSupport.stream(tests.spliterator(), false)
        .map(
            node ->
                DynamicTest.dynamicTest(
                    FOLDER
                        .relativize(file.resolveSibling(node.get("inputPath").asText()))
                        .toString(),
                    () -> test.accept(node)));
  }

  /** What a script makes of a test's input. */
  private static Map<String, String> run(Path folder, String script, JsonNode test) {
    return Lua.run(
        Repository.read(folder.resolve(script)), read(folder, test.get("inputPath")).root());
  }

  private static Document read(Path folder, JsonNode path) {
    return Document.of(Repository.read(folder.resolve(path.asText())));
  }
}
