package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProposalRequestTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

  @Test
  void leavesOutTrialsOutsideTheSpace() {
    var request =
        request(
            List.of(Finished.scored(2, at(.5), 1), Finished.scored(0, at(3), 9)),
            List.of(new Pending(1, Map.of()), new Pending(3, at(1))));
    assertThat(request.finished()).extracting(Finished::number).containsExactly(2);
    assertThat(request.pending()).extracting(Pending::number).containsExactly(3);
  }

  @Test
  void refusesTwoTrialsOfOneNumber() {
    var finished = Finished.diverged(4, at(.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(finished), List.of(new Pending(4, at(.2)))))
        .withMessage("Two trials have the number 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(finished, finished), List.of()))
        .withMessage("Two trials have the number 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(), List.of(new Pending(10, at(.2)))))
        .withMessage("Two trials have the number 10");
  }

  @Test
  void passesOverPointsThatAFinishedOrPendingTrialHasHad() {
    var request = request(List.of(Finished.diverged(0, at(0))), List.of(new Pending(1, at(.125))));
    var draws = new AtomicInteger();
    assertThat(request.firstNew(() -> at(draws.getAndIncrement() / 8.0))).contains(at(.25));
    assertThat(draws).hasValue(3);
  }

  @Test
  void givesUpAfterAHundredDraws() {
    var draws = new AtomicInteger();
    var request = request(List.of(Finished.diverged(0, at(.5))), List.of());
    assertThat(
            request.firstNew(
                () -> {
                  draws.incrementAndGet();
                  return at(.5);
                }))
        .isEmpty();
    assertThat(draws).hasValue(100);
  }

  private static ProposalRequest request(List<Finished> finished, List<Pending> pending) {
    return new ProposalRequest(SPACE, Direction.MAXIMIZE, 0, 10, finished, pending);
  }

  private static Map<String, Double> at(double x) {
    return Map.of("x", x);
  }
}
