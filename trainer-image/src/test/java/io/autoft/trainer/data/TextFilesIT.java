package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text files of a data set as editors and spreadsheets save them. */
class TextFilesIT {

  private static final String MARK = "\uFEFF";

  private final ImageFolder folder;

  TextFilesIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  @BeforeEach
  void write() throws Exception {
    folder.text("manifest.csv", "path,label\n1.png,cat\n2.png,éléphant\n");
    folder.image("1.png", 1).image("2.png", 2);
  }

  @Test
  void areReadWithAByteOrderMark() throws Exception {
    folder.text("class_names.txt", MARK + "cat\néléphant\n");
    folder.text("prompt_templates.txt", MARK + "one {}\n");

    var set = ImageFolder.open(folder.config(DataFormat.Manifest, null));

    assertThat(set.classNames()).containsExactly("cat", "éléphant");
    assertThat(set.labels()).containsExactly(0, 1);
    assertThat(set.promptTemplates()).containsExactly("one {}");
  }

  @Test
  void areRefusedWithTheLineThatIsNotUtf8() throws Exception {
    write("class_names.txt", "cat\néléphant\n", StandardCharsets.ISO_8859_1);
    assertNotUtf8("class_names.txt", 2);
    write("class_names.txt", "cat\néléphant\n", StandardCharsets.UTF_16);
    assertNotUtf8("class_names.txt", 1);
    folder.text("class_names.txt", "cat\néléphant\n");
    write("prompt_templates.txt", "a {}\n\né {}", StandardCharsets.ISO_8859_1);
    assertNotUtf8("prompt_templates.txt", 3);
    write("manifest.csv", "path,label\n1.png,cat\n2.png,é", StandardCharsets.ISO_8859_1);
    assertNotUtf8("manifest.csv", 3);
    write("manifest.csv", "path,label\n1.png,cat\n", StandardCharsets.UTF_16);
    assertNotUtf8("manifest.csv", 1);
    write("manifest.csv", "path,label\n1.png,cat\n", StandardCharsets.UTF_16LE);
    assertNotUtf8("manifest.csv", 1);
  }

  @Test
  void areRefusedWithALineFarFromTheirBeginning() throws Exception {
    write(
        "manifest.csv",
        "path,label\n" + "1.png,cat\n".repeat(20_000) + "2.png,é\n",
        StandardCharsets.ISO_8859_1);

    assertNotUtf8("manifest.csv", 20_002);
  }

  private void write(String name, String text, Charset encoding) throws IOException {
    Files.write(folder.root().resolve(name), text.getBytes(encoding));
  }

  private void assertNotUtf8(String name, int line) {
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: %%s/%s, line %d: is not UTF-8; save the file as UTF-8".formatted(name, line));
  }
}
