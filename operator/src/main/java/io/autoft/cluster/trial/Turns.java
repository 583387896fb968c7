package io.autoft.cluster.trial;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose turn it is among trials that wait for a place: max-min fair among studies. A place goes to
 * the study that has the fewest; of equals to the one that got its last longest ago, so that each
 * gets one in the end, however many trials others have waiting.
 *
 * @param places that each study has
 * @param lastGot when each got its last, if it is known
 */
record Turns(Map<ResourceID, Integer> places, Map<ResourceID, Instant> lastGot) {

  /**
   * A trial that waits for a place.
   *
   * @param since when it was created
   */
  record Waiting(ResourceID study, ResourceID trial, Instant since) {}

  /**
   * The trials that get one.
   *
   * @param free places
   */
  Set<ResourceID> of(Collection<Waiting> waiting, int free) {
    var has = new HashMap<>(places);
    var left = new LinkedHashSet<>(waiting);
    var next = new LinkedHashSet<ResourceID>();
    while (next.size() < free && !left.isEmpty()) {
      var first = left.stream().min(order(has)).orElseThrow();
      left.remove(first);
      next.add(first.trial());
      has.merge(first.study(), 1, Integer::sum);
    }
    return next;
  }

  private Comparator<Waiting> order(Map<ResourceID, Integer> has) {
    return Comparator.comparing((Waiting w) -> has.getOrDefault(w.study(), 0))
        .thenComparing(w -> lastGot.getOrDefault(w.study(), Instant.EPOCH))
        .thenComparing(Waiting::since)
        .thenComparing(w -> w.trial().toString());
  }
}
