"""That hparams.json has the chosen trial's parameters under the keys of AutoFT's authors, what they have no key for, and nothing else.

    python objective.py hparams.json STUDY-FOLDER
"""

import json
import sys

from stored_study import StoredStudy

# As in the authors' published objectives, but for the last.
KEYS = {
    "CrossEntropy": "ce", "Hinge": "hinge", "Entropy": "entropy", "ConfidenceOnErrors": "dcm", "Contrastive": "flyp",
    "L1Norm": "l1zero", "L2Norm": "l2zero", "L1Distance": "l1init", "L2Distance": "l2init",
    "LogitAdjusted": "logitadjusted",
}

published = json.loads(open(sys.argv[1]).read())
stored = StoredStudy(sys.argv[2])
objective = stored.object["spec"]["objective"]
trial = stored.trial(stored.status["result"]["trial"])["spec"]
expected = {"lossw_" + key: trial["parameters"]["weight." + name] for name, key in KEYS.items() if name in objective["losses"]}
expected |= {"lr": trial["parameters"]["learningRate"], "wd": trial["parameters"]["weightDecay"], "seed": trial["seed"]}
if objective["head"] == "FromText":
    expected["method"] = {"FromText": "TextHead", "Trained": "AuxiliaryHead"}[objective["lossHead"]]
if objective["parameterTerms"] != "Mean":
    expected["parameterTerms"] = objective["parameterTerms"]
assert published == expected, (published, expected)
assert json.loads((stored.folder / f"{stored.name}-objective" / "hparams.json").read_text()) == published
print(f"hparams.json: the {len(published)} values of {stored.status['result']['trial']}")
