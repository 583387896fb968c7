"""That Optuna takes trials in every state, and one whose values lie outside the bounds.

    python optuna_states.py journal.log
"""

import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
storage = optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(sys.argv[1]))
study = optuna.load_study(study_name="wildlife", storage=storage)
states = [trial.state.name for trial in study.trials]
assert states == ["COMPLETE", "PRUNED", "FAIL", "COMPLETE", "RUNNING", "WAITING"], states
assert study.best_trial.user_attrs["trial"] == "wildlife-0004"
assert study.best_trial.intermediate_values == {0: 0.69, 1: 0.71}
assert study.best_params["learningRate"] == 0.3
assert study.trials[5].system_attrs["fixed_params"]["learningRate"] == 0.003
assert all(trial.datetime_complete for trial in study.trials if trial.state.is_finished())
optuna.importance.get_param_importances(study)
names = optuna.get_all_study_names(storage)
assert names == ["wildlife", "wildlife-baselines", "wildlife-confirmation", "wildlife-final-training"], names
print(f"Optuna {optuna.__version__}: {', '.join(states)}")
