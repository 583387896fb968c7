package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import java.util.Map;
import java.util.Set;

/** Labels and annotations of what the operator creates. */
public final class Labels {

  /** What the keys of the operator's own labels and annotations begin with. */
  public static final String DOMAIN = "autoft.io/";

  /** Marks what belongs to this operator; its informers see nothing else. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "autoft";

  /** Label selector of the operator's informers. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  /** Name of the study. */
  public static final String STUDY = "autoft.io/study";

  /** Name of the trial. */
  public static final String TRIAL = "autoft.io/trial";

  /** Purpose of the trial, or {@link #REPORT}. */
  public static final String PURPOSE = "autoft.io/purpose";

  /** Value of {@link #PURPOSE} of a study's report, which is no trial. */
  public static final String REPORT = "Report";

  /** Annotation of a Job: fingerprint of what was rendered, by which an outdated Job is known. */
  public static final String TEMPLATE_DIGEST = "autoft.io/template-digest";

  /** Annotation of a Job: the queue that its study names, if it names one. */
  public static final String NAMED_QUEUE = "autoft.io/queue-name";

  /** Kueue's: the LocalQueue of a Job. */
  public static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /** Keys of labels and annotations that are read from caches. */
  static final Set<String> READ =
      Set.of(STUDY, TRIAL, PURPOSE, TEMPLATE_DIGEST, NAMED_QUEUE, QUEUE);

  private Labels() {}

  /** Whether what a label or annotation of this key says is the operator's to say. */
  public static boolean isOperators(String key) {
    return key.equals(MANAGED_BY) || key.startsWith(DOMAIN);
  }

  /** Labels of the pods that write a study's page; {@link #MANAGED_BY} is of trials' alone. */
  public static Map<String, String> ofReport(AutoFTStudy study) {
    return Map.of(STUDY, study.getMetadata().getName(), PURPOSE, REPORT);
  }

  /** Labels of a trial's Job and Pods. */
  public static Map<String, String> of(AutoFTTrial trial) {
    return Map.of(
        MANAGED_BY, OPERATOR,
        STUDY, trial.getSpec().study(),
        TRIAL, trial.getMetadata().getName(),
        PURPOSE, trial.getSpec().purpose().name());
  }
}
