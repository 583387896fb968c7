package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FMoWLayoutIT {

  private final ImageFolder folder;

  FMoWLayoutIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  /** Each original split in each period, and a sequestered row that shifts no number. */
  @Test
  void readsFmow() throws Exception {
    folder.text(
        "country_code_mapping.csv",
        "name,alpha-2,alpha-3,region\nItaly,IT,ITA,Europe\nIce,,ATA,\n");
    folder.text(
        "rgb_metadata.csv",
        """
        split,img_filename,category,country_code,timestamp
        train,x,zoo,ITA,2002-07-01T09:00:00Z
        seq,x,zoo,ITA,2012-12-31T23:59:59Z
        val,x,airport,ITA,2012-12-31T23:59:59Z
        val,x,airport,XYZ,2013-01-01T00:00:00Z
        test,x,zoo,ITA,2012-01-01T00:00:00Z
        train,x,zoo,ITA,2014-01-01T00:00:00Z
        test,x,zoo,ATA,2016-01-01T00:00:00Z
        test,x,airport,ITA,2015-12-31T23:59:59Z
        val,x,zoo,ITA,2016-01-01T00:00:00Z
        train,x,airport,ITA,2012-12-31T23:59:59Z
        test,x,airport,ITA,2017-06-01T00:00:00Z
        """);
    for (int row = 0; row < 11; row++) {
      folder.image("images/rgb_img_" + row + ".png", row);
    }
    var all = new byte[11][];
    for (int row = 0; row < 11; row++) {
      folder.image("all/x/" + (10 + row) + ".png", row);
    }
    var everything =
        ImageFolder.open(
            new ImageFolder(folder.root().resolve("all")).config(DataFormat.ImageFolder, null));
    for (int row = 0; row < 11; row++) {
      all[row] = new byte[192];
      everything.images().get(row).get(all[row]);
    }

    assertFmow("train", all, 0, 9);
    assertFmow("id_val", all, 2);
    assertFmow("id_test", all, 4);
    assertFmow("val", all, 3);
    assertFmow("test", all, 6, 10);
    var test =
        ImageFolder.open(folder.config(DataFormat.Auto, "test", null, List.of("Other"), Map.of()));
    assertThat(test.classNames()).containsExactly("airport", "zoo");
    assertThat(test.labels()).containsExactly(1, 0);
    assertThat(test.groups().orElseThrow().ofImage()).containsExactly(-1, 0);
    var byYear =
        ImageFolder.open(folder.config(DataFormat.FMoW, "test", "year", List.of("2017"), Map.of()));
    assertThat(byYear.groups().orElseThrow().ofImage()[1]).isEqualTo(-1);
  }

  private void assertFmow(String split, byte[][] all, int... rows) throws TrialFailure {
    var set = ImageFolder.open(folder.config(DataFormat.FMoW, split));
    assertThat(set.size()).as(split).isEqualTo(rows.length);
    for (int i = 0; i < rows.length; i++) {
      var image = new byte[192];
      set.images().get(i).get(image);
      assertThat(image).as("%s, image %d", split, i).isEqualTo(all[rows[i]]);
    }
  }
}
