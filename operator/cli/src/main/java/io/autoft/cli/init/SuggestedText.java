package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

/**
 * A suggested study as the file that people edit and run.
 *
 * @param name of the study
 * @param sources where the study says that folders are
 * @param output URI of the folder for checkpoints on this machine
 * @param image of the trainer, without the suffix for GPUs
 */
public record SuggestedText(
    String name, SuggestedStudy study, StudySources sources, String output, String image) {

  public SuggestedText {
    requireNonNull(name, "name is null");
    requireNonNull(study, "study is null");
    requireNonNull(sources, "sources is null");
    requireNonNull(output, "output is null");
    requireNonNull(image, "image is null");
  }

  public String yaml() {
    var yaml = new CommentedYaml();
    head(yaml);
    model(yaml);
    new SetsText(study, sources).write(yaml);
    objective(yaml);
    search(yaml);
    budget(yaml);
    finalTraining(yaml);
    trainer(yaml);
    return yaml.toString();
  }

  private void head(CommentedYaml yaml) {
    yaml.comment(
            0,
            "How should this model be fine-tuned on these images, so that it is also right where images"
                + " are of another distribution? Suggested by `autoft init` from what is in the"
                + " folders: nothing has been trained. Every value is a start and may be changed.",
            places(),
            "`autoft validate` checks this file, `autoft run` runs it on this machine, and `kubectl"
                + " explain autoftstudy.spec` describes every field.")
        .line(0, "apiVersion: autoft.io/v1alpha1")
        .line(0, "kind: AutoFTStudy")
        .line(0, "metadata:")
        .line(2, "name: " + CommentedYaml.text(name))
        .line(0, "spec:");
  }

  private String places() {
    return sources.claims().isEmpty()
        ? "file:/// is a folder of this machine. For a cluster, put the folders on a claim and write"
            + " pvc://CLAIM/path; `autoft init --claim CLAIM=DIR` does the latter."
        : "pvc:// is a claim of the cluster. On this machine, `autoft run` takes a folder in its place: "
            + sources.options()
            + ".";
  }

  private void model(CommentedYaml yaml) {
    var model = study.model();
    yaml.comment(
            2,
            "A CLIP of %s parameters for images of %d x %d, whose weights are %s."
                .formatted(
                    Words.count(model.parameters()),
                    model.imageSize(),
                    model.imageSize(),
                    model.weights()))
        .line(2, "model:")
        .line(4, "source: " + source(model.source()));
    if (study.gpu()) {
      yaml.comment(4, "Faster on NVIDIA's GPUs since Ampere; FP32 on older ones.")
          .line(4, "precision: BF16");
    }
    yaml.blank();
  }

  private void objective(CommentedYaml yaml) {
    var terms = study.objective().value().terms();
    yaml.comment(
            2,
            terms.isEmpty()
                ? "The learned loss: by default a weight for each of the paper's nine terms, that of"
                    + " CrossEntropy being 1."
                : "The learned loss: weights of these terms, that of the first being 1. By default it"
                    + " has the paper's nine.")
        .line(2, "objective:")
        .comment(4, study.metric().because())
        .line(4, "metric: " + study.metric().value());
    if (!terms.isEmpty()) {
      yaml.line(4, "losses: " + terms).line(4, "reference: " + terms.get(0));
    }
    yaml.comment(4, study.objective().because())
        .line(4, "head: " + study.objective().value().head());
    if (!terms.isEmpty()) {
      yaml.line(4, "lossHead: FromText");
    }
    yaml.blank();
  }

  private void search(CommentedYaml yaml) {
    var rate = study.learningRate();
    var steps = study.innerSteps();
    yaml.line(2, "search:")
        .comment(
            4, "Of everything that is drawn: proposals, order of the data, choice of examples.")
        .line(4, "seed: 0")
        .comment(4, steps.because())
        .line(4, "innerSteps: " + steps.value())
        .comment(4, "A tenth of them, over which the learning rate rises to its peak.")
        .line(4, "warmupSteps: " + InnerSteps.warmup(steps.value()))
        .comment(4, study.batchSize().because());
    if (study.gpu()) {
      yaml.comment(
          4, "What fits into the memory of a GPU was not looked at: halve it after OutOfMemory.");
    }
    yaml.line(4, "batchSize: " + study.batchSize().value())
        .line(4, "space:")
        .comment(6, rate.because())
        .line(6, "baseLearningRate: " + rate.value().base());
    if (!rate.value().bounds().isEmpty()) {
      yaml.line(6, "learningRate: " + rate.value().bounds());
    }
    yaml.comment(4, "Hand-made objectives, the first trials, which the result is compared with.")
        .line(4, "baselines: " + study.baselines())
        .blank();
  }

  private void budget(CommentedYaml yaml) {
    yaml.line(2, "budget:")
        .comment(4, study.trials().because())
        .line(4, "trials: " + study.trials().value())
        .blank()
        .comment(2, study.parallelism().because())
        .line(2, "parallelism: " + study.parallelism().value())
        .blank()
        .comment(
            2,
            "The best score of many is partly luck: the best five objectives are trained again with"
                + " three fresh seeds each, beside the baselines, and the best mean is chosen.")
        .line(2, "confirmation: {candidates: 5, repeats: 3}")
        .blank();
  }

  private void finalTraining(CommentedYaml yaml) {
    yaml.comment(2, "What the best objective then drives.")
        .line(2, "finalTraining:")
        .comment(4, "Times through all training images, as in the paper for a set of this size.")
        .line(4, "epochs: " + study.epochs())
        .line(4, "batchSize: " + study.batchSize().value())
        .comment(4, study.selectOn().because())
        .line(4, "selectOn: " + study.selectOn().value())
        .comment(
            4,
            "The tests are evaluated with the tuned model and with its mixture with the pretrained one.")
        .line(4, "ensembling: WiSEFT")
        .comment(
            4,
            "These get the same training and tests (ZeroShot the tests alone), or no gain could be seen.")
        .line(4, "compare: " + study.compare())
        .comment(4, "Where the checkpoints go, which OpenCLIP reads.")
        .line(4, "output: " + source(output))
        .blank();
  }

  private void trainer(CommentedYaml yaml) {
    yaml.comment(
            2, "For a cluster; `autoft run` takes the trainer beside it and what this machine has.")
        .line(2, "trainer:")
        .line(4, "image: " + CommentedYaml.text(study.gpu() ? image + "-gpu" : image))
        .comment(
            4,
            "Main memory of a final training with both towers, as estimated from model and batch, and a"
                + " fifth more.")
        .line(4, "resources:")
        .line(6, "limits:")
        .line(8, "memory: " + study.memoryMebibytes() + "Mi");
    if (study.gpu()) {
      yaml.line(8, "nvidia.com/gpu: 1");
    } else {
      yaml.comment(8, "With the image %s-gpu:".formatted(image)).comment(8, "nvidia.com/gpu: 1");
    }
  }

  private String source(String uri) {
    return CommentedYaml.text(sources.inStudy(uri));
  }
}
