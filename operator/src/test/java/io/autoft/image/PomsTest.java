package io.autoft.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

/** In which order Maven does what the images and archives depend on. */
class PomsTest {

  private static final String FOLDER = "${libraries.folder}";

  /** Within a phase plugins have their turn in the order in which they are named. */
  @ParameterizedTest(name = "{0} with -P{1}")
  @CsvSource({
    "trainer-image, dist",
    "trainer-image, images",
    "operator/cli, dist",
    "operator/cli, tool-image",
    "examples/shift-benchmark, dist"
  })
  void removesTheFormerLibrariesBeforeItCopiesThem(String module, String profile) throws Exception {
    var pom = module + "/pom.xml";
    var clean = "//plugin[artifactId='maven-clean-plugin']//execution[id='libraries']";
    assertThat(texts("pom.xml", clean + "//directory")).containsExactly(FOLDER);
    assertThat(texts(pom, clean + "/phase")).isNotEmpty().containsOnly("prepare-package");
    assertThat(texts(pom, "//execution[goals/goal='copy-dependencies']//outputDirectory"))
        .containsExactly(FOLDER);
    var plugins = "/build/plugins/plugin/artifactId";
    assertThat(
            texts(pom, "/project" + plugins + "|//profile[id='%s']".formatted(profile) + plugins))
        .containsSubsequence("maven-clean-plugin", "maven-dependency-plugin");
  }

  @Test
  void pushesAnImageOnlyOnceItHasBeenChecked() throws Exception {
    assertThat(texts("pom.xml", "//execution[id='image' or id='check']/phase"))
        .containsExactly("package", "package");
    assertThat(texts("pom.xml", "//execution[id='push']/phase")).containsExactly("verify");
  }

  private static List<String> texts(String pom, String path) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Repository.path(pom).toFile());
    var nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(n -> nodes.item(n).getTextContent())
        .toList();
  }
}
