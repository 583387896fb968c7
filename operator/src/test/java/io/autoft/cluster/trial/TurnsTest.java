package io.autoft.cluster.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.trial.Turns.Waiting;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets a place. */
class TurnsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void theStudyWithTheFewestPlacesIsFirst() {
    var turns = new Turns(Map.of(study("a"), 2, study("b"), 1), Map.of());

    assertThat(turns.of(List.of(waiting("a", 0, 0), waiting("b", 0, 9)), 1))
        .containsExactly(trial("b", 0));
  }

  @Test
  void aPlaceThatIsGivenCounts() {
    var turns = new Turns(Map.of(), Map.of());
    var waiting =
        List.of(waiting("a", 0, 0), waiting("a", 1, 1), waiting("a", 2, 2), waiting("b", 0, 9));

    assertThat(turns.of(waiting, 3)).containsExactly(trial("a", 0), trial("b", 0), trial("a", 1));
    assertThat(turns.of(waiting, 9)).hasSize(4);
    assertThat(turns.of(waiting, 0)).isEmpty();
    assertThat(turns.of(waiting, -1)).as("more than there should be").isEmpty();
  }

  /** One study has a hundred trials waiting, all of them for longer than that of any other. */
  @Test
  void nobodyStarves() {
    var waiting = new ArrayList<Waiting>();
    for (int i = 0; i < 100; i++) {
      waiting.add(waiting("greedy", i, 0));
    }
    for (var name : List.of("a", "b", "c")) {
      waiting.add(waiting(name, 0, 60));
    }
    var lastGot = new HashMap<ResourceID, Instant>();
    var running = new ArrayDeque<ResourceID>(List.of(study("greedy"), study("greedy")));
    var given = new HashMap<String, Integer>();

    for (int second = 1; second <= 400; second++) {
      running.remove();
      var has = new HashMap<ResourceID, Integer>();
      running.forEach(study -> has.merge(study, 1, Integer::sum));
      var next = new Turns(has, lastGot).of(waiting, 1).iterator().next();
      var got = waiting.stream().filter(w -> w.trial().equals(next)).findFirst().orElseThrow();
      waiting.remove(got);
      // The study has another at once.
      waiting.add(waiting(got.study().getName(), 1000 + second, second));
      running.add(got.study());
      lastGot.put(got.study(), NOON.plusSeconds(second));
      given.merge(got.study().getName(), 1, Integer::sum);
    }

    assertThat(given).containsOnlyKeys("greedy", "a", "b", "c");
    assertThat(given.values()).allSatisfy(n -> assertThat(n).isBetween(99, 101));
  }

  private static Waiting waiting(String study, int number, int second) {
    return new Waiting(study(study), trial(study, number), NOON.plusSeconds(second));
  }

  private static ResourceID study(String name) {
    return new ResourceID(name, "vision");
  }

  private static ResourceID trial(String study, int number) {
    return new ResourceID("%s-%04d".formatted(study, number), "vision");
  }
}
