package io.autoft.e2e;

import io.autoft.cli.Autoft;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.testing.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line tool with the kubeconfig of the tests.
 *
 * @param namespace of the studies
 */
record CommandLineSession(String namespace) {

  /** What a command printed, and its exit code. */
  record Said(int exitCode, String out, String err) {}

  Said said(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--namespace", namespace));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Autoft.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  /** What {@code examples/quickstart/run --local} has left. */
  static StudyFolder quickstart() {
    return new StudyFolder(Repository.path("target/quickstart/local/quickstart"));
  }
}
