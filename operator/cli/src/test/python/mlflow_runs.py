"""That a real MLflow server takes a study, and has nothing twice when it is exported again.

    python mlflow_runs.py AUTOFT STUDY-FOLDER FOLDER
"""

import os
import subprocess
import sys

import mlflow
from mlflow import MlflowClient
from server import free_port, running
from stored_study import StoredStudy

autoft, source, folder = sys.argv[1:]
stored = StoredStudy(source)
port = free_port()
address = f"http://127.0.0.1:{port}"


def export():
    command = [autoft, "export", source, "--format", "mlflow", "--to", address, "--experiment", "ways out"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


command = [os.path.join(os.path.dirname(sys.executable), "mlflow"), "server", "--host", "127.0.0.1", "--port", str(port),
           "--workers", "1", "--backend-store-uri", f"sqlite:///{folder}/mlflow.db",
           "--artifacts-destination", f"{folder}/artifacts"]
with running(command, address + "/health", f"{folder}/mlflow.log"):
    count = len(stored.trials)
    assert export() == f"experiment ways out: {count + 1} runs new, 0 changed"
    assert export() == "experiment ways out: 0 runs new, 0 changed"
    client = MlflowClient(address)
    experiment = client.get_experiment_by_name("ways out").experiment_id
    runs = client.search_runs([experiment], max_results=1000)
    assert len(runs) == count + 1
    parent = next(run for run in runs if run.info.run_name == stored.name)
    assert parent.info.status == "FINISHED" and parent.data.metrics["bestScore"] == stored.status["best"]["score"]
    children = [run for run in runs if run.data.tags.get("mlflow.parentRunId") == parent.info.run_id]
    assert len(children) == count
    for run in children:
        trial = stored.trial(run.info.run_name)
        spec, status = trial["spec"], trial["status"]
        assert run.info.status == "FINISHED" and run.info.start_time < run.info.end_time
        assert {name: float(run.data.params[name]) for name in spec["parameters"]} == spec["parameters"]
        assert run.data.metrics["score"] == status["score"]
        assert run.data.metrics["oodValidation.macroF1"] == status["metrics"]["oodValidation.macroF1"]
        assert run.data.tags["autoft.purpose"] == spec["purpose"]
        assert len(client.get_metric_history(run.info.run_id, "score")) == 1
        for test in status["tests"]:
            assert run.data.metrics["test." + test["name"]] == test["value"]
        curve = status.get("ensemble", {}).get("oodValidation", [])
        if curve:
            history = client.get_metric_history(run.info.run_id, "ensemble.oodValidation")
            assert [point.value for point in sorted(history, key=lambda point: point.step)] == curve
print(f"MLflow {mlflow.__version__}: a run of the study and {count} below it; nothing new when exported again")
