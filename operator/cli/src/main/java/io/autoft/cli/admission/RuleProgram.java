package io.autoft.cli.admission;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/**
 * The expression of a rule, ready to run. Types are left to run time: a cluster has checked them
 * when it took the CRD.
 */
final class RuleProgram {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableRegexPartialMatch(true)
          .enableHeterogeneousNumericComparisons(true)
          .disableCelStandardEquality(false)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings())
          .build();

  private final CelRuntime.Program program;
  private final boolean aboutChange;

  private RuleProgram(CelRuntime.Program program, boolean aboutChange) {
    this.program = program;
    this.aboutChange = aboutChange;
  }

  static RuleProgram of(String expression) {
    try {
      var tree = COMPILER.compile(expression).getAst();
      return new RuleProgram(RUNTIME.createProgram(tree), isAboutChange(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("a rule of the CRD cannot be read: " + expression, e);
    }
  }

  /** Whether the rule compares with the value that was there before; it applies to updates only. */
  boolean aboutChange() {
    return aboutChange;
  }

  /** Whether the rule holds. */
  boolean holds(Map<String, Object> variables) throws CelEvaluationException {
    return Boolean.TRUE.equals(program.eval(variables));
  }

  private static boolean isAboutChange(CelAbstractSyntaxTree tree) {
    return tree.getReferenceMap().values().stream()
        .anyMatch(reference -> reference.name().equals("oldSelf"));
  }
}
