package io.autoft.cli.init;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a study says that its folders are: on this machine, or on claims of a cluster.
 *
 * @param claims the folder that has the content of a claim, by the claim's name
 */
public record StudySources(Map<String, Path> claims) {

  public StudySources {
    claims = new TreeMap<>(claims);
  }

  /** What {@code autoft run} is given for the claims. */
  public String options() {
    return claims.entrySet().stream()
        .map(claim -> "--claim %s=%s".formatted(claim.getKey(), claim.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** A source of this machine as the study names it. */
  String inStudy(String source) {
    return claims.keySet().stream()
        .filter(claim -> source.equals(folder(claim)) || source.startsWith(folder(claim) + "/"))
        // Of folders in folders the innermost.
        .max(Comparator.comparingInt(claim -> folder(claim).length()))
        .map(claim -> "pvc://%s%s".formatted(claim, source.substring(folder(claim).length())))
        .orElse(source);
  }

  private String folder(String claim) {
    return SetReference.source(claims.get(claim).toString());
  }
}
