package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** What to search, with what, and for how long. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What to search, with what, and for how long.")
@ValidationRule(
    value =
        "!has(self.finalTraining) || self.finalTraining.selectOn != 'IdValidation' ||"
            + " has(self.data.idValidation)",
    message =
        "data.idValidation is needed while finalTraining.selectOn is IdValidation; the other"
            + " choices are OodValidation and None",
    fieldPath = ".data")
@ValidationRule(
    value =
        "!has(self.search.initialTrials) || [['learningRate', 'weightDecay'] +"
            + " (self.search.trialSeed == 'Searched' ? ['seed'] : []) +"
            + " (self.objective.head == 'Searched' ? ['head'] : []) +"
            + " self.objective.losses.map(l, 'weight.' + l)].all(known,"
            + " self.search.initialTrials.all(t, 'learningRate' in t && 'weightDecay' in t &&"
            + " t.all(n, n in known || (self.search.layerwise != 'None' && n.split('/')[0] in"
            + " known && n.matches('"
            + Formats.GROUPED
            + "')))))",
    message =
        "every one of initialTrials must give learningRate and weightDecay, and may give"
            + " weight.<term> for the terms in objective.losses, seed while search.trialSeed is"
            + " Searched, head while objective.head is Searched, and, while search.layerwise is not"
            + " None, values for a group such as"
            + " learningRate/head or weight.L2Distance/block.3; other names are not known",
    fieldPath = ".search.initialTrials")
@ValidationRule(
    value =
        "!has(self.search.initialTrials) || self.search.initialTrials.all(t, !('head' in t) ||"
            + " t['head'] in [0.0, 1.0])",
    message = "head of an initial trial must be 0 (Trained) or 1 (FromText)",
    fieldPath = ".search.initialTrials")
@ValidationRule(
    value =
        "!has(self.search.space.lossWeights) || [self.objective.losses.filter(l, l !="
            + " (has(self.objective.reference) ? self.objective.reference : ('CrossEntropy' in"
            + " self.objective.losses ? 'CrossEntropy' : ('Contrastive' in self.objective.losses ?"
            + " 'Contrastive' : self.objective.losses[0]))))]"
            + ".all(searched, self.search.space.lossWeights.all(l, l in searched))",
    message =
        "lossWeights can have bounds only for terms that are among objective.losses, and not for"
            + " the one whose weight is fixed at 1: objective.reference, by default CrossEntropy, else"
            + " Contrastive, else the first",
    fieldPath = ".search.space.lossWeights")
@ValidationRule(
    value =
        "!has(self.budget.gpuHours) || has(self.trainer.resources) &&"
            + " has(self.trainer.resources.limits) && self.trainer.resources.limits.exists(r,"
            + " (r.endsWith('/gpu') || r.startsWith('nvidia.com/mig-')) &&"
            + " self.trainer.resources.limits[r] != 0 && self.trainer.resources.limits[r] != '0')",
    message =
        "budget.gpuHours needs a GPU in trainer.resources.limits (a resource named */gpu or"
            + " nvidia.com/mig-*), or nothing of it would ever be spent; leave it out, or use"
            + " budget.durationSeconds",
    fieldPath = ".budget.gpuHours")
public record AutoFTStudySpec(
    @JsonPropertyDescription(
            "The pretrained model to fine-tune. May change until a trial has a score.")
        @Required
        ModelSpec model,
    @JsonPropertyDescription("The data sets. May change until a trial has a score.") @Required
        DataSpec data,
    @JsonPropertyDescription(
            "What makes a trial good, and of which terms the learned loss consists. May change"
                + " until a trial has a score.")
        @Default("{}")
        ObjectiveSpec objective,
    @JsonPropertyDescription(
            "How the objective is searched. May change until a trial has a score; a change before"
                + " that starts the search over.")
        @Default("{}")
        SearchSpec search,
    @JsonPropertyDescription(
            "When the search ends: with the first budget that is spent. The best objective so far"
                + " is then trained. May change at any time.")
        @Default("{}")
        BudgetSpec budget,
    @JsonPropertyDescription("How many trials run at once. May change at any time.")
        @Default("1")
        @Min(1)
        @Max(1000)
        Integer parallelism,
    @JsonPropertyDescription(
            "The best objectives of the search are evaluated again with fresh seeds, and the"
                + " baselines as often; the best mean is chosen. May change until it has begun."
                + " Left out, the best score of the search is chosen.")
        ConfirmationSpec confirmation,
    @JsonPropertyDescription(
            "The training that the best objective drives after the search. May change until it has"
                + " begun. Left out, the study ends with the search.")
        FinalTrainingSpec finalTraining,
    @JsonPropertyDescription(
            "The study as a page with charts, written into a claim when the study has ended. May"
                + " change at any time: of a study that has ended the page is then written again,"
                + " and nothing else. Left out, autoft report writes it wherever it is run.")
        ReportSpec report,
    @JsonPropertyDescription(
            "The pods that run the trials. May change at any time, for trials created afterwards.")
        @Required
        TrainerSpec trainer,
    @JsonPropertyDescription(
            "True: no trial is created until it is false again. What becomes of those that run is"
                + " said by suspendPolicy. The study resumes where it was. May change at any time.")
        @Default("false")
        Boolean suspend,
    @JsonPropertyDescription(
            "What becomes of the trials that run when the study is suspended, final trainings"
                + " included: Drain (they go on to their end) or Stop (their Jobs are deleted, at"
                + " once; when the study is resumed they run anew, with the same parameters, seed"
                + " and number, which counts neither as a failure nor as a disruption). May change"
                + " at any time.")
        @Default("Drain")
        SuspendPolicy suspendPolicy) {

  public AutoFTStudySpec {
    objective = objective == null ? ObjectiveSpec.defaults() : objective;
    search = search == null ? SearchSpec.defaults() : search;
    budget = budget == null ? new BudgetSpec(null, null, null, null) : budget;
    parallelism = parallelism == null ? 1 : parallelism;
    suspend = suspend == null ? false : suspend;
    suspendPolicy = suspendPolicy == null ? SuspendPolicy.Drain : suspendPolicy;
  }

  /** Whether no trial is to run now, not even one that runs already. */
  public boolean stopsTrials() {
    return suspend && suspendPolicy == SuspendPolicy.Stop;
  }
}
