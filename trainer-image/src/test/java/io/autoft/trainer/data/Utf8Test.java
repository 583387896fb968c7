package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @Test
  void readsOverAByteOrderMark() throws IOException {
    assertThat(Utf8.text("\uFEFFé\nb\uFEFF\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("é\nb\uFEFF\n");
    assertThat(Utf8.text("a".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
    assertThat(Utf8.text(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1, 3", "windows-1252, 3", "UTF-16, 1", "UTF-16LE, 1", "UTF-16BE, 1"})
  void namesTheLineThatIsInAnotherEncoding(String encoding, int line) {
    var content = "cat\r\ndog\r\nmêlée\r\nhorse".getBytes(Charset.forName(encoding));

    assertThatThrownBy(() -> Utf8.text(content))
        .isInstanceOf(NotUtf8Exception.class)
        .hasMessage("line %d: is not UTF-8; save the file as UTF-8", line);
  }

  @Test
  void namesTheLineWhereACharacterIsCutOff() {
    assertThatThrownBy(() -> Utf8.text(new byte[] {'a', '\n', (byte) 0xc3}))
        .hasMessage("line 2: is not UTF-8; save the file as UTF-8");
  }
}
