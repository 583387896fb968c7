"""Golden values of scikit-learn for MeasureTest.

    python -m venv VENV && VENV/bin/pip install scikit-learn
    VENV/bin/python metrics.py > ../resources/golden/metrics.json

The definitions are those of WILDS: F1 over the classes that occur in the labels, accuracy by group.
"""

import json

import numpy as np
from sklearn.metrics import accuracy_score, f1_score, log_loss

CASES = [(30, 3, 2, 0.5), (200, 7, 5, 0.4), (60, 25, 9, 0.3), (12, 4, 6, 0.0)]


def case(seed, n, classes, groups, right):
    random = np.random.default_rng(seed)
    labels = random.choice(classes, n, p=random.dirichlet(np.full(classes, 0.7)))
    logits = random.normal(size=(n, classes)).round(3).astype(np.float32)
    logits[np.arange(n), labels] += (random.random(n) < right).astype(np.float32) * 2
    logits = logits.round(3)
    groups = random.integers(groups, size=n)
    predicted = logits.argmax(1)
    p = np.exp(logits.astype(np.float64))
    p /= p.sum(1, keepdims=True)
    accuracies = {g: accuracy_score(labels[groups == g], predicted[groups == g]) for g in np.unique(groups)}
    return {
        "labels": labels.tolist(),
        "logits": [float(f"{x:.3f}") for x in logits.ravel()],
        "groups": groups.tolist(),
        "Accuracy": accuracy_score(labels, predicted),
        "MacroF1": f1_score(labels, predicted, average="macro", labels=np.unique(labels)),
        "CrossEntropy": log_loss(labels, p, labels=np.arange(classes)),
        "WorstGroupAccuracy": min(accuracies.values()),
    }


print(json.dumps([case(i, *c) for i, c in enumerate(CASES)], separators=(",", ":")))
