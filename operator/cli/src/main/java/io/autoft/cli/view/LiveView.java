package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.local.RunView;
import io.autoft.cli.stored.StoredTrial;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.ShutdownHooks;

/** A block of lines that changes in place, at each event and each second. */
public final class LiveView implements RunView, AutoCloseable {

  private final String name;
  private final AutoFTStudySpec spec;
  private final int parallelism;
  private final Function<String, Optional<String>> logs;
  private final Clock clock;
  private final Terminal terminal;
  private final Display display;
  private final ScheduledExecutorService seconds;
  private AutoFTStudyStatus status = AutoFTStudyStatus.none();
  private Collection<StoredTrial> trials = List.of();

  private LiveView(
      String name,
      AutoFTStudySpec spec,
      int parallelism,
      Function<String, Optional<String>> logs,
      Clock clock,
      Terminal terminal) {
    this.name = requireNonNull(name, "name is null");
    this.spec = requireNonNull(spec, "spec is null");
    this.parallelism = parallelism;
    this.logs = requireNonNull(logs, "logs is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.terminal = terminal;
    display = new Display(terminal, false);
    seconds =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "screen");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A view in the terminal of this process; empty if it has none that can be drawn in.
   *
   * @param parallelism trials at once
   * @param logs of running trials, by name
   */
  public static Optional<LiveView> here(
      String name,
      AutoFTStudySpec spec,
      int parallelism,
      Function<String, Optional<String>> logs,
      Clock clock) {
    if (System.console() == null) {
      return Optional.empty();
    }
    // Its own hook would close the terminal while a run that was stopped is still shown.
    System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
    try {
      // With signals of its own it would take those that end the run in good order.
      var terminal =
          TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build();
      var view = new LiveView(name, spec, parallelism, logs, clock, terminal);
      view.seconds.scheduleAtFixedRate(view::draw, 1, 1, TimeUnit.SECONDS);
      return Optional.of(view);
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void show(AutoFTStudyStatus next, Collection<StoredTrial> all) {
    status = next;
    trials = all;
    draw();
  }

  private synchronized void draw() {
    // A terminal that does not know its size says 0.
    int width = Math.max(20, terminal.getSize().getColumns());
    display.resize(Size.of(width, Math.max(5, terminal.getSize().getRows())));
    var screen =
        new StudyScreen(name, spec, parallelism, status, trials, logs, clock.instant(), width);
    display.update(screen.lines().stream().map(AttributedString::new).toList(), -1);
  }

  /** Leaves the last block where it is, and the terminal as it was. */
  @Override
  public synchronized void close() {
    seconds.shutdownNow();
    draw();
    terminal.writer().println();
    terminal.flush();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new IllegalStateException("the terminal cannot be left", e);
    }
  }
}
