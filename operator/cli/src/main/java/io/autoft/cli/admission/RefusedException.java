package io.autoft.cli.admission;

import java.util.List;

/** A study file is refused, for the reasons that a cluster would name. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RefusedException(List<String> complaints) {
    super(String.join("\n", complaints));
  }
}
