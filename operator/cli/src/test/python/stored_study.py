"""A folder of autoft run, read without autoft: what exports are compared with."""

import json
from pathlib import Path


class StoredStudy:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.object = json.loads((self.folder / "study.json").read_text())
        self.name = self.object["metadata"]["name"]
        self.status = self.object["status"]
        self.trials = [json.loads(file.read_text()) for file in sorted((self.folder / "trials").glob("*.json"))]

    def trial(self, name):
        return next(trial for trial in self.trials if trial["metadata"]["name"] == name)

    def of(self, purpose):
        return [trial for trial in self.trials if trial["spec"]["purpose"] == purpose]
