package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventSeries;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What Kubernetes warns of in an object, for people who may read studies and not its events. */
public record WarningEvents(KubernetesClient client) {

  private static final Logger LOG = Logger.getLogger(WarningEvents.class);

  /**
   * How old a warning may be, of what goes on to go wrong. Events are kept for an hour, and who
   * repeats one very often may note it every five minutes only.
   */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** The latest warning that is not of long ago; none where events cannot be read. */
  public Optional<String> latest(HasMetadata object, Instant now) {
    try {
      return newest(object, now);
    } catch (KubernetesClientException e) {
      LOG.debugf(e, "no warnings of %s", object.getMetadata().getName());
      return Optional.empty();
    }
  }

  private Optional<String> newest(HasMetadata object, Instant now) {
    return client
        .events()
        .v1()
        .events()
        .inNamespace(object.getMetadata().getNamespace())
        .withField("regarding.uid", object.getMetadata().getUid())
        .withField("type", "Warning")
        .list()
        .getItems()
        .stream()
        .filter(event -> time(event).compareTo(now.minus(FRESH).toString()) > 0)
        .max(Comparator.comparing(WarningEvents::time))
        .map(Event::getNote);
  }

  /** Each of the ways in which events have had times, as text that sorts by seconds. */
  private static String time(Event event) {
    return Stream.of(
            Optional.ofNullable(event.getSeries())
                .map(EventSeries::getLastObservedTime)
                .map(MicroTime::getTime),
            Optional.ofNullable(event.getDeprecatedLastTimestamp()),
            Optional.ofNullable(event.getEventTime()).map(MicroTime::getTime),
            Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("");
  }
}
