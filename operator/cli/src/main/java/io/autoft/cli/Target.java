package io.autoft.cli;

import io.autoft.cli.source.Clusters;
import io.autoft.cli.source.FileSource;
import io.autoft.cli.source.FolderSource;
import io.autoft.cli.source.StudySource;
import io.autoft.cli.stored.StudyFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a study is: the cluster's options, as kubectl has them. */
final class Target {

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of the study in the cluster; default: the kubeconfig's.")
  private String namespace;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "Context of the kubeconfig; default: the current one.")
  private String context;

  /** What is shown for the parameter in usages. */
  static final String LABEL = "STUDY";

  /** What is said of the parameter in usages. */
  static final String DESCRIPTION =
      "A folder of autoft run, such as autoft/wildlife; or a file with a study and its trials as"
          + " kubectl get -o json prints them, .json or .json.gz; or else the name of a study in the"
          + " cluster of the kubeconfig.";

  /** The study of a folder, of a file, or else of the cluster. */
  StudySource source(String study) {
    var folder = new StudyFolder(Path.of(study));
    if (folder.hasStudy()) {
      return new FolderSource(folder);
    }
    // No study of a cluster has a dot in its name.
    return FileSource.isNamedAsOne(study) ? FileSource.of(Path.of(study)) : cluster(study);
  }

  private StudySource cluster(String study) {
    return Clusters.study(study, Optional.ofNullable(context), Optional.ofNullable(namespace));
  }
}
