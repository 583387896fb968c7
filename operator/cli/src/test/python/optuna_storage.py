"""That Optuna loads the journal, with the values, parameters, distributions and best trial of the study.

    python optuna_storage.py journal.log STUDY-FOLDER
"""

import math
import os
import sys
import tempfile

import optuna
from stored_study import StoredStudy

journal, folder = sys.argv[1:]
optuna.logging.set_verbosity(optuna.logging.ERROR)
stored = StoredStudy(folder)
storage = optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(journal))
study = optuna.load_study(study_name=stored.name, storage=storage)

assert study.direction == optuna.study.StudyDirection.MAXIMIZE
assert study.metric_names == [stored.object["spec"]["objective"]["metric"]]
assert study.best_trial.user_attrs["trial"] == stored.status["best"]["trial"]
assert study.best_value == stored.status["best"]["score"]
assert len(study.trials) == len(stored.of("Search"))
for trial, expected in zip(study.trials, stored.of("Search")):
    trial._validate()
    assert trial.state == optuna.trial.TrialState.COMPLETE
    assert trial.value == expected["status"]["score"]
    fixed = {"weight." + stored.object["spec"]["objective"]["reference"]: 1.0}
    assert {**trial.params, **fixed} == expected["spec"]["parameters"]
    for name, distribution in trial.distributions.items():
        assert distribution.log == (name != "weightDecay"), name
    assert trial.distributions["learningRate"].low == stored.object["spec"]["search"]["space"]["learningRate"]["min"]
    assert trial.datetime_start < trial.datetime_complete
    assert trial.user_attrs["seed"] == expected["spec"]["seed"]
    assert trial.user_attrs["standardError"] == expected["status"]["standardError"]

shares = {}
for evaluator in (optuna.importance.PedAnovaImportanceEvaluator(), optuna.importance.FanovaImportanceEvaluator(seed=0)):
    shares = optuna.importance.get_param_importances(study, evaluator=evaluator)
    assert set(shares) == set(study.best_params) and math.isclose(sum(shares.values()), 1)

for suffix, purpose in (("-baselines", "Baseline"), ("-final-training", "FinalTraining")):
    others = optuna.load_study(study_name=stored.name + suffix, storage=storage)
    assert [trial.value for trial in others.trials] == [trial["status"]["score"] for trial in stored.of(purpose)]

with tempfile.TemporaryDirectory() as copies:
    sqlite = "sqlite:///" + os.path.join(copies, "study.db")
    optuna.copy_study(from_study_name=stored.name, from_storage=storage, to_storage=sqlite)
    assert optuna.load_study(study_name=stored.name, storage=sqlite).best_params == study.best_params
    # Optuna goes on where the study has ended, in a copy.
    continued = optuna.load_study(study_name=stored.name, storage=sqlite, sampler=optuna.samplers.TPESampler(seed=0))
    proposed = continued.ask(study.best_trial.distributions)
    assert set(proposed.params) == set(study.best_params)
print(f"Optuna {optuna.__version__}: best {study.best_value:.4f} of {len(study.trials)} trials, "
      f"most important {max(shares, key=shares.get)}")
