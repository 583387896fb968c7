package io.autoft.testing;

import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.concurrent.Callable;

/** A pass of a reconciler, as the framework tells of it, that does what a test wants. */
public record ControllerPass<T>(String controllerName, ResourceID resourceID, Callable<T> body)
    implements ControllerExecution<T> {

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public String successTypeName(T result) {
    return "";
  }

  @Override
  public Map<String, Object> metadata() {
    return Map.of();
  }

  @Override
  public T execute() throws Exception {
    return body.call();
  }
}
