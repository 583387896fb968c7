package io.autoft.e2e;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives tests their {@link Sandbox}es, prints what is in them when a test fails, removes them. */
final class Sandboxes
    implements ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(Sandboxes.class);

  /** The sandboxes of a test or of a class; the store closes them with it. */
  private record Opened(List<Sandbox> sandboxes) implements AutoCloseable {

    @Override
    public void close() {
      sandboxes.forEach(Sandbox::close);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Sandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var cluster =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Cluster.class, type -> Cluster.connect(), Cluster.class);
    var sandbox = Sandbox.on(cluster);
    // By context, since a lookup would find the sandboxes of the class as well.
    store(context)
        .computeIfAbsent(
            context.getUniqueId(), id -> new Opened(new CopyOnWriteArrayList<>()), Opened.class)
        .sandboxes()
        .add(sandbox);
    return sandbox;
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    print(context);
    throw failure;
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    print(context);
    throw failure;
  }

  private static void print(ExtensionContext context) {
    var report = new StringBuilder("=== " + context.getDisplayName() + " failed\n");
    for (var c = Optional.of(context); c.isPresent(); c = c.get().getParent()) {
      var opened = store(c.get()).get(c.get().getUniqueId(), Opened.class);
      if (opened != null) {
        opened.sandboxes().forEach(sandbox -> report.append(sandbox.evidence()));
      }
    }
    var cluster = context.getRoot().getStore(NAMESPACE).get(Cluster.class, Cluster.class);
    if (cluster != null) {
      report.append(cluster.operatorLogs());
    }
    System.err.println(report);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
