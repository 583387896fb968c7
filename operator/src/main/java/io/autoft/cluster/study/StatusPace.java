package io.autoft.cluster.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cluster.crd.AutoFTStudy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the status of a study is stored: at once if there is news, but the numbers of trials, which
 * change several times with each of them, once a second. An operator that has just started knows of
 * no earlier time and stores them at once.
 */
final class StatusPace {

  private static final Duration BETWEEN_NUMBERS = Duration.ofSeconds(1);

  /** By the study's UID; none older than what is between two. */
  private final Map<String, Instant> storedAt = new ConcurrentHashMap<>();

  /** How long a status can wait; zero if it is stored now. */
  Duration patience(AutoFTStudy study, AutoFTStudyStatus status, Instant now) {
    storedAt.values().removeIf(then -> !isWithin(then, now));
    var uid = study.getMetadata().getUid();
    var then = storedAt.get(uid);
    var former = study.getStatus();
    if (status.equals(former)) {
      return Duration.ZERO;
    }
    if (then != null && former != null && former.differsInNumbersAlone(status)) {
      return Duration.between(now, then.plus(BETWEEN_NUMBERS));
    }
    storedAt.put(uid, now);
    return Duration.ZERO;
  }

  private static boolean isWithin(Instant then, Instant now) {
    return !now.isBefore(then) && now.isBefore(then.plus(BETWEEN_NUMBERS));
  }
}
