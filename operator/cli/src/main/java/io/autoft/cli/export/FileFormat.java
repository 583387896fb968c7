package io.autoft.cli.export;

/** A form in which a study is one file. */
public interface FileFormat {

  /**
   * The content of the file.
   *
   * @throws io.autoft.cli.words.CommandFailedException if the study has not got what the form needs
   */
  byte[] of(ExportedStudy study);
}
