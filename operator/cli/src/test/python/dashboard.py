"""That optuna-dashboard opens the journal; with a second argument and a chromium, a picture of it.

    python dashboard.py journal.log STUDY-FOLDER [PICTURE]
"""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import urllib.request

from server import free_port, running
from stored_study import StoredStudy

journal, folder, *picture = sys.argv[1:]
stored = StoredStudy(folder)
port = free_port()
root = f"http://127.0.0.1:{port}"


def get(path):
    with urllib.request.urlopen(root + path, timeout=30) as answer:
        return json.load(answer)


program = os.path.join(os.path.dirname(sys.executable), "optuna-dashboard")
with running([program, "--host", "127.0.0.1", "--port", str(port), journal], root + "/api/studies", journal + ".dashboard"):
    names = [summary["study_name"] for summary in get("/api/studies")["study_summaries"]]
    assert names == [stored.name, stored.name + "-baselines", stored.name + "-final-training"], names
    study = get("/api/studies/0")
    assert study["directions"] == ["maximize"]
    scores = [trial["values"][0] for trial in study["trials"]]
    assert scores == [trial["status"]["score"] for trial in stored.of("Search")]
    importances = get("/api/studies/0/param_importances?evaluator=ped_anova")["param_importances"][0]
    assert len(importances) == len(study["trials"][0]["params"])
    chromium = shutil.which("chromium")
    if picture and chromium:
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1400,1225",
             "--virtual-time-budget=20000", f"--screenshot={os.path.abspath(picture[0])}", root + "/dashboard/studies/0"],
            check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(f"optuna-dashboard {importlib.metadata.version('optuna-dashboard')}: {', '.join(names)}; "
      f"{len(scores)} trials, importance of {len(importances)} parameters")
