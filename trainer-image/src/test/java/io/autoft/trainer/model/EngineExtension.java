package io.autoft.trainer.model;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class or a test method an {@link NDManager} of an engine that runs. All parameters
 * of a test have the same one, and it is closed after the test.
 */
public final class EngineExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(EngineExtension.class);

  /** So that also what a constructor is given belongs to one test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == NDManager.class;
  }

  @Override
  public NDManager resolveParameter(ParameterContext parameter, ExtensionContext test) {
    // The store closes what it holds.
    return test.getStore(NAMESPACE)
        .computeIfAbsent(NDManager.class, type -> TorchEngine.start(0), NDManager.class);
  }
}
