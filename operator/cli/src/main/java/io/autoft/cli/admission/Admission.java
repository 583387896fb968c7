package io.autoft.cli.admission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.util.List;

/** What became of a study file. */
public sealed interface Admission {

  /**
   * The admitted study.
   *
   * @throws RefusedException with the complaints about a file that is refused
   */
  Admitted orThrow();

  /**
   * A study that a cluster would store.
   *
   * @param name {@code metadata.name}
   * @param study all of it, with the schema's defaults; numbers without a fraction are integers
   * @param spec its {@code spec}, as the operator would read it
   */
  record Admitted(String name, JsonNode study, AutoFTStudySpec spec) implements Admission {

    public Admitted {
      requireNonNull(name, "name is null");
      requireNonNull(study, "study is null");
      requireNonNull(spec, "spec is null");
    }

    @Override
    public Admitted orThrow() {
      return this;
    }
  }

  /**
   * A file that a cluster would refuse.
   *
   * @param complaints at least one, each with the field that it is about
   */
  record Refused(List<String> complaints) implements Admission {

    public Refused {
      complaints = List.copyOf(complaints);
    }

    @Override
    public Admitted orThrow() {
      throw new RefusedException(complaints);
    }
  }
}
