package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The trials of studies. There may be tens of thousands, so they are read and watched once: by
 * their own reconciler, into whose cache that of studies looks. What one of the two stores the
 * other sees at once. It has to be told of it here: the framework drops what the watch tells of a
 * write whose answer is in the cache.
 */
@Singleton
public final class StudyTrials extends AbstractEventSource<AutoFTTrial, AutoFTStudy>
    implements ResourceEventAware<AutoFTStudy> {

  private final Watch watch = new Watch();

  private final TrialsByStudy byStudy = new TrialsByStudy();
  private ControllerEventSource<AutoFTTrial> cache;

  /** Not to be asked before their reconciler has said where they are. */
  public StudyTrials() {
    super(AutoFTTrial.class);
  }

  /**
   * From now on these are the trials.
   *
   * @return hears in their reconciler what happens to them
   */
  public EventSource<AutoFTTrial, AutoFTTrial> watch(EventSourceContext<AutoFTTrial> context) {
    cache = (ControllerEventSource<AutoFTTrial>) context.getPrimaryCache();
    return watch;
  }

  /** Reads the trials, or waits until they have been read: the reconcilers start side by side. */
  @Override
  public void start() {
    cache.start();
    cache.list().forEach(byStudy::add);
    super.start();
  }

  /**
   * Created under its name while the watch was away: the framework looks at new generations alone.
   */
  @Override
  public void onResourceUpdated(AutoFTStudy later, AutoFTStudy former) {
    if (!isSame(later, former)) {
      var id = ResourceID.fromResource(later);
      getEventHandler().handleEvent(new ResourceEvent(ResourceAction.UPDATED, id, later));
    }
  }

  @Override
  public void stop() {
    super.stop();
    byStudy.clear();
  }

  /**
   * Those of a study, and of former studies of its name: as they were stored, or as the watch
   * tells.
   */
  public List<AutoFTTrial> of(AutoFTStudy study) {
    return byStudy.of(ResourceID.fromResource(study)).stream()
        .flatMap(trial -> cache.get(trial).stream())
        .toList();
  }

  @Override
  public Set<AutoFTTrial> getSecondaryResources(AutoFTStudy study) {
    return Set.copyOf(of(study));
  }

  /** A trial, as it was stored, or as the watch tells. */
  public Optional<AutoFTTrial> get(ResourceID trial) {
    return cache.get(trial);
  }

  /** Those of all studies, as the watch tells of them. */
  public Stream<AutoFTTrial> list() {
    return cache.list();
  }

  /** Those of a namespace, likewise. */
  public Stream<AutoFTTrial> list(String namespace) {
    return cache.list(namespace);
  }

  /**
   * A trial has been created, and is looked at. Where the watch has not told yet that a former one
   * of that name is gone, it has to tell of this one too.
   */
  public void created(AutoFTTrial trial) {
    var id = ResourceID.fromResource(trial);
    if (cache.get(id).map(known -> isSame(known, trial)).orElse(true)) {
      cache.handleRecentResourceCreate(id, trial);
      byStudy.add(trial);
      watch.enqueue(trial);
    }
  }

  /** A trial has been stored, and the cache knows it: its study is looked at. */
  public void stored(AutoFTTrial later, AutoFTTrial former) {
    if (TrialChanges.matter(later, former)) {
      changed(later);
    }
  }

  private void changed(AutoFTTrial trial) {
    var handler = getEventHandler();
    // Without the reconciler of studies there is none.
    if (handler != null) {
      TrialsByStudy.studies(trial).forEach(study -> handler.handleEvent(new Event(study)));
    }
  }

  private static boolean isSame(HasMetadata one, HasMetadata other) {
    return one.getMetadata().getUid().equals(other.getMetadata().getUid());
  }

  /** Hears in the trials' reconciler what the watch tells. */
  private final class Watch extends AbstractEventSource<AutoFTTrial, AutoFTTrial>
      implements ResourceEventAware<AutoFTTrial> {

    Watch() {
      super(AutoFTTrial.class);
    }

    @Override
    public void onResourceCreated(AutoFTTrial trial) {
      byStudy.add(trial);
      changed(trial);
    }

    @Override
    public void onResourceUpdated(AutoFTTrial later, AutoFTTrial former) {
      byStudy.add(later);
      if (!isSame(later, former)) {
        // As with studies.
        enqueue(later);
      }
      stored(later, former);
    }

    @Override
    public void onResourceDeleted(AutoFTTrial trial) {
      if (cache.get(ResourceID.fromResource(trial)).isPresent()) {
        // Created meanwhile under its name. What the framework does next forgets that one.
        CompletableFuture.runAsync(() -> afterThis(trial));
      } else {
        byStudy.remove(trial);
      }
      changed(trial);
    }

    @Override
    public Set<AutoFTTrial> getSecondaryResources(AutoFTTrial trial) {
      return Set.of();
    }

    /** In JOSDK 5.3 {@code ControllerEventSource} locks itself while it tells of one thing. */
    private void afterThis(AutoFTTrial former) {
      synchronized (cache) {
        cache.get(ResourceID.fromResource(former)).ifPresent(this::enqueue);
      }
    }

    /** The framework takes no notice of an object before it has been told that it is there. */
    void enqueue(AutoFTTrial trial) {
      getEventHandler()
          .handleEvent(
              new ResourceEvent(ResourceAction.ADDED, ResourceID.fromResource(trial), trial));
    }
  }
}
