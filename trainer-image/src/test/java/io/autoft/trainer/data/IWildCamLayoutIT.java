package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IWildCamLayoutIT {

  private final ImageFolder folder;

  IWildCamLayoutIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  @Test
  void readsIWildCam() throws Exception {
    folder.text(
        "categories.csv",
        "y,category_id,name\n0,0,empty\n1,2,tayassu pecari\n99999,4,never seen\n");
    folder.text(
        "metadata.csv",
        """
        ,split,location_remapped,location,sequence_remapped,seq_id,y,category_id,datetime,filename,image_id
        0,id_val,11,300,0,x,1,2,2013-01-01 00:00:00.000,a.png,1
        1,train,11,300,0,x,0,0,2013-01-01 00:00:00.000,b.png,2
        2,train,12,301,1,y,1,2,2013-01-01 00:00:00.000,c.png,3
        """);
    folder.image("train/a.png", 1).image("train/b.png", 2).image("train/c.png", 3);

    var train = ImageFolder.open(folder.config(DataFormat.Auto, "train"));
    var idVal = ImageFolder.open(folder.config(DataFormat.IWildCam, "id_val"));
    var renamed =
        ImageFolder.sets("nothing", "a peccary")
            .open(
                folder.config(
                    DataFormat.IWildCam,
                    "train",
                    "seq_id",
                    List.of(),
                    Map.of("classes", "ByPosition")));

    assertThat(train.classNames()).containsExactly("empty", "tayassu pecari");
    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(train.groups().orElseThrow().ofImage()).as("by camera").containsExactly(0, 1);
    assertThat(idVal.labels()).containsExactly(1);
    assertThat(renamed.classNames()).containsExactly("nothing", "a peccary");
    assertThat(renamed.labels()).containsExactly(0, 1);
  }

  /** As in the authors' list, where mazama temama is 153 and 181. */
  @Test
  void tellsClassesOfTheSameNameApartByTheirLabels() throws Exception {
    folder.text(
        "categories.csv", "y,category_id,name\n0,0,empty\n1,2,mazama temama\n2,9,mazama temama\n");
    folder.text(
        "metadata.csv",
        """
        split,location_remapped,y,filename
        train,1,2,a.png
        train,1,1,b.png
        id_val,1,0,c.png
        id_val,1,2,d.png
        """);
    folder.image("train/a.png", 1).image("train/b.png", 2).image("train/c.png", 3);
    folder.image("train/d.png", 4);
    var sets = ImageFolder.sets();

    var train = sets.open(folder.config(DataFormat.IWildCam, "train"));
    var idVal = sets.like(train).open(folder.config(DataFormat.IWildCam, "id_val"));
    var renamed =
        ImageFolder.sets("nothing", "a deer", "a deer")
            .open(
                folder.config(
                    DataFormat.IWildCam,
                    "train",
                    null,
                    List.of(),
                    Map.of("classes", "ByPosition")));

    assertThat(train.classNames()).containsExactly("empty", "mazama temama", "mazama temama");
    assertThat(train.labels()).containsExactly(2, 1);
    assertThat(idVal.labels()).containsExactly(0, 2);
    assertThat(renamed.classNames()).containsExactly("nothing", "a deer", "a deer");
    assertThat(renamed.labels()).containsExactly(2, 1);
  }

  @Test
  void namesTheRowsOfTheCategoriesThatAreWrongAndNotTheirImages() throws Exception {
    folder.text("categories.csv", "y,category_id,name\n0,0,empty,\n1,2,tayassu pecari,\n");
    folder.text("metadata.csv", "split,location_remapped,y,filename\ntrain,1,0,a.png\n");

    folder.assertFailure(
        folder.config(DataFormat.IWildCam, "train"),
        Reason.BadConfig,
        "set: 2 problems: categories.csv, line 2: 4 cells; the header has 3; categories.csv, line"
            + " 3: 4 cells; the header has 3");
  }
}
