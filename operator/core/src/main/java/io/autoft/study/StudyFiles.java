package io.autoft.study;

import java.util.Map;

/**
 * Files that a study leaves where it runs: in a ConfigMap, or a folder.
 *
 * @param folder name of the ConfigMap or folder
 * @param version what the files are about; those of another version count as absent
 * @param texts by the names of the files
 */
public record StudyFiles(String folder, String version, Map<String, String> texts) {

  public StudyFiles {
    texts = Map.copyOf(texts);
  }
}
