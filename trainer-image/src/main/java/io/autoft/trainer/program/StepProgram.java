package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of a whole optimiser step: for each part of the batch the terms and their gradient,
 * then {@link UpdateProgram}. Nothing in it waits for the device that computes.
 *
 * <p>Arguments: the numbers of {@link StepNumbers}; for each part of the batch, as far as the terms
 * need them, images as {@link ImageTowerProgram} takes them, 2 x B integers, the label and the row
 * of its text, and texts as {@link TextTowerProgram} takes them; the logarithms of the classes'
 * shares of the training set, C floats, if a term needs them; where terms compare with it, theta_0
 * in parts; theta and both moments, P floats each. The first result has the weighted terms over the
 * batch; if the result is read, those over the parameters, span by span; the norm.
 */
final class StepProgram {

  private static final String LOG_SHARES = "log_shares";

  private final Architecture architecture;
  private final StepShape shape;
  private final StepNumbers numbers;
  private final List<Leaf> leaves;
  private final ProgramText text;
  private final ParameterTermsProgram parameterTerms;

  private StepProgram(
      Architecture architecture,
      ParameterLayout layout,
      StepShape shape,
      List<Long> sizesOfInitial) {
    this.architecture = requireNonNull(architecture, "architecture is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.numbers = new StepNumbers(shape);
    this.leaves = Leaf.of(architecture, layout, shape);
    this.text = new ProgramText(arguments(shape), "List[Tensor]");
    this.parameterTerms =
        new ParameterTermsProgram(text, shape, new FlatArray("initial", sizesOfInitial));
  }

  private static List<String> arguments(StepShape shape) {
    var arguments = new ArrayList<>(List.of("given: Tensor"));
    if (!shape.batchTerms().isEmpty()) {
      arguments.addAll(List.of("pixels: List[Tensor]", "labels: List[Tensor]"));
    }
    if (shape.encodesTexts()) {
      arguments.add("texts: List[Tensor]");
    }
    if (shape.adjustsLogits()) {
      arguments.add(LOG_SHARES + ": Tensor");
    }
    if (shape.hasDistances()) {
      arguments.add("initial: List[Tensor]");
    }
    arguments.addAll(List.of("theta: Tensor", "first: Tensor", "second: Tensor"));
    return arguments;
  }

  /**
   * The program's text.
   *
   * @param sizesOfInitial numbers of scalars of the parts of theta_0
   */
  static String of(
      Architecture architecture,
      ParameterLayout layout,
      StepShape shape,
      List<Long> sizesOfInitial) {
    return new StepProgram(architecture, layout, shape, sizesOfInitial).write();
  }

  private String write() {
    text.line("numbers = annotate(List[float], given.tolist())");
    text.line("device = ops.prim.device(theta)");
    text.line("gradients = annotate(List[Tensor], [])");
    text.line(
        "terms = torch.zeros([%d], dtype=%d, device=device)",
        shape.batchTerms().size(), ProgramText.FLOAT32);
    text.line("found = annotate(List[Tensor], [])");
    var trained = leaves.stream().filter(Leaf::trained).toList();
    parameterTerms.values(Span.of(trained));
    var sources = leaves.stream().map(this::source).toList();
    if (shape.batchTerms().isEmpty()) {
      trained(sources).forEach(s -> text.line("torch.append(gradients, torch.zeros_like(%s))", s));
    } else {
      text.line("ops.aten.set_grad_enabled(True)");
      text.inside("for part in range(torch.len(pixels)):", () -> part(sources));
      text.line("ops.aten.set_grad_enabled(False)");
    }
    new UpdateProgram(text, shape, trained).write("terms", parameterTerms);
    return text.toString();
  }

  private String source(Leaf leaf) {
    var values = text.let("torch.slice(theta, 0, %d, %d)", leaf.offset(), leaf.end());
    return leaf.trained()
        ? text.let("torch.requires_grad_(torch.detach(%s), True)", values)
        : values;
  }

  private List<String> trained(List<String> sources) {
    var trained = new ArrayList<String>();
    for (int i = 0; i < sources.size(); i++) {
      if (leaves.get(i).trained()) {
        trained.add(sources.get(i));
      }
    }
    return trained;
  }

  private void part(List<String> sources) {
    var parameters = parameters(sources);
    var pixels = architecture.onDevice(text, "pixels[part]", "device");
    var features = new ImageTowerProgram(text, architecture).features(pixels, parameters);
    var texts = shape.encodesTexts() ? texts(parameters) : "";
    var logits =
        shape.logitsFromText()
            ? similarities(features, texts, parameters)
            : text.let(
                "torch.linear(%s, %s, None)", features, parameters.get(ClipArchitecture.HEAD));
    var rows = architecture.onDevice(text, "labels[part]", "device");
    var labels = text.let("torch.select(%s, 0, 0)", rows);
    var similarities =
        shape.contrasts() ? similarities(features, ofImages(texts, rows), parameters) : "";
    var logShares = shape.adjustsLogits() ? LOG_SHARES : "";
    var values =
        new TermsProgram(text, logits, labels, logShares).values(shape.batchTerms(), similarities);
    var weighted = new ArrayList<String>();
    values.forEach(
        (term, value) ->
            weighted.add(text.let("torch.mul(%s, numbers[%d])", value, numbers.weight(term))));
    var loss =
        weighted.stream().reduce((a, b) -> text.let("torch.add(%s, %s)", a, b)).orElseThrow();
    text.line(
        "terms = torch.add(terms, torch.detach(torch.stack(%s)))", ProgramText.list(weighted));
    var trained = trained(sources);
    var found =
        text.let(
            "torch.autograd.grad([%s], %s, None, None, False, True)",
            loss, ProgramText.list(trained));
    for (int i = 0; i < trained.size(); i++) {
      accumulate(i, "%s[%d]".formatted(found, i), trained.get(i));
    }
  }

  private Variables parameters(List<String> sources) {
    var parameters = new Variables();
    for (int i = 0; i < leaves.size(); i++) {
      var leaf = leaves.get(i);
      var source = sources.get(i);
      parameters.putLater(leaf.parameters(), () -> leaf.cut(text, architecture, source));
    }
    return parameters;
  }

  private String texts(Variables parameters) {
    return new TextTowerProgram(text, architecture)
        .features(architecture.onDevice(text, "texts[part]", "device"), parameters);
  }

  /** The text of each image. */
  private String ofImages(String texts, String rows) {
    // Unlike that of other ways to take rows, this operator's gradient has one order of summation.
    return text.let("torch.embedding(%s, torch.select(%s, 0, 1))", texts, rows);
  }

  /** s u v^T. */
  private String similarities(String features, String texts, Variables parameters) {
    return text.let(
        "torch.mul(torch.matmul(%s, torch.t(%s)), torch.exp(%s))",
        features, texts, parameters.get(ClipArchitecture.LOGIT_SCALE));
  }

  /** Without a path from a leaf to the loss there is no gradient. */
  private void accumulate(int leaf, String found, String source) {
    var gradient = text.fresh();
    var optional = text.let(found);
    text.inside(
        "if torch.__is__(%s, None):".formatted(optional),
        () -> text.line("%s = torch.zeros_like(%s)", gradient, source));
    text.inside("else:", () -> text.line("%s = unchecked_cast(Tensor, %s)", gradient, optional));
    text.inside("if torch.eq(part, 0):", () -> text.line("torch.append(gradients, %s)", gradient));
    text.inside("else:", () -> text.line("torch.add_(gradients[%d], %s)", leaf, gradient));
  }
}
