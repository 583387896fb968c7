package io.autoft.cluster;

import io.autoft.status.StudyConditions;
import io.autoft.status.TrialConditions;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Tells transitions of conditions as Kubernetes events and in the log; never fails a reconcile. */
@ApplicationScoped
public class Events {

  private static final Logger LOG = Logger.getLogger(Events.class);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Set<String> WARNINGS =
      Set.of(
          StudyConditions.FAILED,
          StudyConditions.STALLED,
          StudyConditions.WARNING,
          TrialConditions.BLOCKED,
          "ReportFailed");

  private static final int MAX_NOTE_BYTES = 1000;
  private static final String CONTROLLER = "autoft.io/operator";

  private final KubernetesClient client;
  private final Clock clock;
  private final RefusedEvents refused = new RefusedEvents();

  Events(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Records that a condition of the object has become what it is. */
  public void record(HasMetadata object, Condition condition) {
    var metadata = object.getMetadata();
    LOG.infof(
        "%s/%s: %s=%s %s %s",
        metadata.getNamespace(),
        metadata.getName(),
        condition.getType(),
        condition.getStatus(),
        condition.getReason(),
        condition.getMessage());
    if (condition.getReason().equals(TrialOutcome.SCORED)) {
      // Every trial comes to that, and its status says so: an event would be one more write.
      return;
    }
    try {
      store(event(object, condition));
      refused.end();
    } catch (KubernetesClientException e) {
      if (refused.isNews(e)) {
        LOG.warnf(
            "events are refused, the first for %s/%s: %s",
            metadata.getNamespace(), metadata.getName(), e.getMessage());
      } else {
        LOG.debugf(e, "no event for %s/%s", metadata.getNamespace(), metadata.getName());
      }
    }
  }

  /** The same event of the same object is one object with a count; most often it is the first. */
  private void store(Event event) {
    var events = client.events().v1().events().inNamespace(event.getMetadata().getNamespace());
    try {
      events.resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      repeat(event, events);
    }
  }

  private static void repeat(
      Event event, NonNamespaceOperation<Event, EventList, Resource<Event>> events) {
    var former = events.withName(event.getMetadata().getName()).get();
    if (former == null) {
      // It has expired since.
      return;
    }
    int count = former.getSeries() == null ? 2 : former.getSeries().getCount() + 1;
    var repeated =
        new EventBuilder(former)
            .withNewSeries()
            .withCount(count)
            .withLastObservedTime(event.getEventTime())
            .endSeries()
            .build();
    events.resource(repeated).update();
  }

  /** Of an event that there is the API server lets nothing but its series be changed. */
  private Event event(HasMetadata object, Condition condition) {
    var metadata = object.getMetadata();
    boolean holds = "True".equals(condition.getStatus());
    var note = note(condition);
    var what = List.of(metadata.getUid(), condition.getType(), holds, condition.getReason(), note);
    var name = "%s.%08x".formatted(metadata.getName(), what.hashCode());
    return new EventBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(metadata.getNamespace())
        .endMetadata()
        .withNewRegarding()
        .withApiVersion(object.getApiVersion())
        .withKind(object.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .endRegarding()
        .withType(holds && WARNINGS.contains(condition.getType()) ? "Warning" : "Normal")
        .withReason(condition.getReason())
        .withAction(holds ? condition.getType() : "Not" + condition.getType())
        .withNote(note)
        .withReportingController(CONTROLLER)
        .withReportingInstance(System.getenv().getOrDefault("HOSTNAME", "operator"))
        .withEventTime(new MicroTime(MICROSECONDS.format(clock.instant())))
        .build();
  }

  private static String note(Condition condition) {
    var note =
        condition.getMessage() == null || condition.getMessage().isEmpty()
            ? condition.getType() + " is " + condition.getStatus()
            : condition.getMessage();
    return cut(note);
  }

  /** The API server counts bytes, not characters. */
  static String cut(String note) {
    int end = Math.min(note.length(), MAX_NOTE_BYTES);
    while (note.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_NOTE_BYTES) {
      end--;
    }
    // Not in the middle of a character of two halves.
    boolean halved = end > 0 && Character.isHighSurrogate(note.charAt(end - 1));
    return note.substring(0, halved ? end - 1 : end);
  }
}
