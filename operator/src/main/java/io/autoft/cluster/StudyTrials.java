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
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final SecondaryToPrimaryMapper<AutoFTTrial> STUDIES =
      Mappers.fromOwnerReferences(AutoFTStudy.class);

  private final Watch watch = new Watch();

  /**
   * By the study. Not an index of the informer's store: while that replaces an object it does not
   * find it.
   */
  private final Map<ResourceID, Set<ResourceID>> byStudy = new ConcurrentHashMap<>();

  private ControllerEventSource<AutoFTTrial> cache;

  /** Of no trials, until their reconciler has said where they are. */
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
    cache.list().forEach(this::add);
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
    return byStudy.getOrDefault(ResourceID.fromResource(study), Set.of()).stream()
        .flatMap(trial -> cache.get(trial).stream())
        .toList();
  }

  @Override
  public Set<AutoFTTrial> getSecondaryResources(AutoFTStudy study) {
    return Set.copyOf(of(study));
  }

  /** The trial of a name. */
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
    if (cache.get(id).filter(known -> !isSame(known, trial)).isEmpty()) {
      cache.handleRecentResourceCreate(id, trial);
      add(trial);
      watch.look(trial);
    }
  }

  /** A trial has been stored, and the cache knows it: its study is looked at. */
  public void stored(AutoFTTrial later, AutoFTTrial former) {
    if (TrialChanges.matter(later, former)) {
      changed(later);
    }
  }

  private void add(AutoFTTrial trial) {
    var id = ResourceID.fromResource(trial);
    studies(trial)
        .forEach(
            study ->
                byStudy.compute(
                    study,
                    (key, known) -> {
                      Set<ResourceID> trials =
                          known == null ? ConcurrentHashMap.newKeySet() : known;
                      trials.add(id);
                      return trials;
                    }));
  }

  private void remove(AutoFTTrial trial) {
    var id = ResourceID.fromResource(trial);
    studies(trial)
        .forEach(
            study ->
                byStudy.computeIfPresent(
                    study,
                    (key, trials) -> {
                      trials.remove(id);
                      return trials.isEmpty() ? null : trials;
                    }));
  }

  private void changed(AutoFTTrial trial) {
    var studies = getEventHandler();
    // Without the reconciler of studies there is none.
    if (studies != null) {
      studies(trial).forEach(study -> studies.handleEvent(new Event(study)));
    }
  }

  private static boolean isSame(HasMetadata one, HasMetadata other) {
    return one.getMetadata().getUid().equals(other.getMetadata().getUid());
  }

  private static Set<ResourceID> studies(AutoFTTrial trial) {
    return STUDIES.toPrimaryResourceIDs(trial);
  }

  /** Hears in the trials' reconciler what the watch tells. */
  private final class Watch extends AbstractEventSource<AutoFTTrial, AutoFTTrial>
      implements ResourceEventAware<AutoFTTrial> {

    Watch() {
      super(AutoFTTrial.class);
    }

    @Override
    public void onResourceCreated(AutoFTTrial trial) {
      add(trial);
      changed(trial);
    }

    @Override
    public void onResourceUpdated(AutoFTTrial later, AutoFTTrial former) {
      add(later);
      if (!isSame(later, former)) {
        // As with studies.
        look(later);
      }
      stored(later, former);
    }

    @Override
    public void onResourceDeleted(AutoFTTrial trial) {
      if (cache.get(ResourceID.fromResource(trial)).isPresent()) {
        // Created meanwhile under its name. What the framework does next forgets that one.
        CompletableFuture.runAsync(() -> afterThis(trial));
      } else {
        remove(trial);
      }
      changed(trial);
    }

    @Override
    public Set<AutoFTTrial> getSecondaryResources(AutoFTTrial trial) {
      return Set.of();
    }

    /** The framework tells one thing after the other. */
    private void afterThis(AutoFTTrial former) {
      synchronized (cache) {
        cache.get(ResourceID.fromResource(former)).ifPresent(this::look);
      }
    }

    /** The framework takes no notice of an object before it has been told that it is there. */
    void look(AutoFTTrial trial) {
      getEventHandler()
          .handleEvent(
              new ResourceEvent(ResourceAction.ADDED, ResourceID.fromResource(trial), trial));
    }
  }
}
