"""Runs speed.yaml with autoft and as one Python process would, in turn, and prints how long each took.

    python speed.py FOLDER TRIALS STEPS ROUNDS

Started by operator/cli/benchmark, which makes FOLDER/data. Each contestant is a process of its own, timed from its start to its
exit; what it gave is kept in FOLDER/TRIALSxSTEPS/ROUND, and a contestant that has ended is not run again.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from bisect import bisect_right
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[5]
TOOL = ROOT / "operator/cli/target/autoft/bin/autoft"
STUDY = Path(__file__).with_name("speed.yaml")
MODEL = ROOT / "trainer-image/src/main/resources/models/shapes"
SCRIPT = ROOT / "trainer-image/src/test/python/study.py"
WARMUP_SHARE = 0.1
PILOT = (3, 100)
PERMUTATIONS = 10_000
FORMS = ("tuned", "plain")
BASELINES = ("ZeroShot", "FineTuning")


def timed(command, log):
    """Seconds of the clock and of the processors, and what it printed. The workers of autoft count as its children."""
    began = time.perf_counter()
    with open(log, "a") as errors:
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=errors, text=True)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed, see {log}")
    return {"wall": time.perf_counter() - began, "cpu": usage.ru_utime + usage.ru_stime}, output


def kept(file, run):
    """The result in a file, or that of a run, put there at once when it has ended."""
    if not file.exists():
        result = run()
        unfinished = file.with_suffix(".new")
        unfinished.write_text(json.dumps(result))
        unfinished.rename(file)
    return json.loads(file.read_text())


def autoft(folder, trials, steps):
    study = folder / "study"
    shutil.rmtree(study, ignore_errors=True)
    settings = {
        "budget.trials": trials,
        "search.innerSteps": steps,
        "search.warmupSteps": int(WARMUP_SHARE * steps),
    }
    given = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    times, _ = timed([TOOL, "run", STUDY, "--quiet", "--folder", study, *given], folder / "log")
    objects = [json.loads(file.read_text()) for file in sorted((study / "trials").glob("*.json"))]
    phases = [last_phases(file) for file in sorted((study / "trials").glob("*.log"))]
    search = [o for o in objects if o["spec"]["purpose"] == "Search"]
    return {
        **times,
        "baselines": {o["spec"]["baseline"]: o["status"]["score"] for o in objects if o["spec"]["purpose"] == "Baseline"},
        "scores": [o["status"].get("score") for o in search],
        "overheads": overheads(objects, phases),
        "waits": waits(search),
    }


def last_phases(log):
    """Seconds of a trial's phases, from a line such as "12:00:00 INFO seconds: {data=0.1, training=9.2}"."""
    line = [line for line in log.read_text().splitlines() if " INFO seconds: {" in line][-1]
    pairs = (pair.split("=") for pair in line[line.index("{") + 1 : line.rindex("}")].split(", "))
    return {name: float(seconds) for name, seconds in pairs}


def overheads(objects, phases):
    """Milliseconds of each trial that are neither steps nor evaluation, without the first one of each worker."""
    trials = sorted(zip(objects, phases), key=lambda trial: trial[0]["status"]["startTime"])
    warm = set()
    milliseconds = []
    for o, seconds in trials:
        status = o["status"]
        if status["pod"] in warm:
            work = seconds.get("training", 0) + seconds.get("evaluation", 0)
            milliseconds.append((status["runningSeconds"] - work) * 1e3)
        warm.add(status["pod"])
    return milliseconds


def waits(search):
    """Milliseconds of each proposal, until its trial runs, since there were both its worker and all that it follows from."""
    by_number = {o["spec"]["number"]: o for o in search}
    ends = {}
    milliseconds = []
    for o in sorted(search, key=lambda o: o["status"]["startTime"]):
        status, finished = o["status"], numbers(o["spec"].get("proposal", {}).get("finished", ""))
        if finished and status["pod"] in ends:
            earlier = [instant(by_number[n]["status"]["completionTime"]) for n in finished]
            possible = max(ends[status["pod"]], *earlier)
            milliseconds.append((instant(status["startTime"]) - possible) * 1e3)
        ends[status["pod"]] = instant(status["completionTime"])
    return milliseconds


def numbers(ranges):
    """2, 3, 4 and 6 for "2-4,6"."""
    bounds = [[int(n) for n in r.split("-")] for r in ranges.split(",") if r]
    return [n for r in bounds for n in range(r[0], r[-1] + 1)]


def instant(text):
    """Seconds of a time with up to nine digits after the point, of which datetime takes six."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    return datetime.fromisoformat(whole + "+00:00").timestamp() + float(f"0.{fraction or 0}")


def python(folder, data, form, threads, trials, steps):
    command = [sys.executable, SCRIPT, MODEL, data, form, threads, trials, steps]
    times, output = timed(command, folder / "log")
    return {**times, "threads": threads, **json.loads(output)}


def faster(folder, data, form):
    """The number of threads with which a few short trials took less time."""
    pilots = [kept(folder / f"{form}-pilot-{t}.json", lambda: python(folder, data, form, t, *PILOT)) for t in (1, 2)]
    return min(pilots, key=lambda pilot: sum(pilot["seconds"]))["threads"]


def distance(a, b):
    """The statistic of Kolmogorov and Smirnov: the largest distance of the two empirical distribution functions."""
    a, b = sorted(a), sorted(b)
    return max(abs(bisect_right(a, v) / len(a) - bisect_right(b, v) / len(b)) for v in {*a, *b})


def p_value(a, b):
    """By permutation, since accuracies have ties: how often scores dealt out at random lie as far apart."""
    generator = random.Random(0)
    pool = [*a, *b]
    observed = distance(a, b)
    as_far = 0
    for _ in range(PERMUTATIONS):
        generator.shuffle(pool)
        as_far += distance(pool[: len(a)], pool[len(a) :]) >= observed - 1e-12
    return (as_far + 1) / (PERMUTATIONS + 1)


def quantiles(values, count):
    return statistics.quantiles(values, n=count, method="inclusive")


def scored(result):
    return [score for score in result["scores"] if score is not None]


def row(name, result, ours):
    baselines = [100 * result["baselines"][baseline] for baseline in BASELINES]
    scores = [100 * score for score in scored(result)]
    apart = [distance(scored(ours), scored(result)), p_value(scored(ours), scored(result))]
    cells = (
        name,
        f"{result['wall']:.0f}",
        f"{result['wall'] / ours['wall']:.2f}",
        f"{result['cpu']:.0f}",
        f"{result['cpu'] / ours['cpu']:.2f}",
        " / ".join(f"{accuracy:.1f}" for accuracy in baselines),
        " / ".join(f"{quartile:.1f}" for quartile in quantiles(scores, 4)),
        f"{max(scores):.1f}",
        *("" if result is ours else f"{number:.2f}" for number in apart),
    )
    print(f"| {' | '.join(cells)} |")


def times_row(name, milliseconds, target):
    cuts = quantiles(milliseconds, 100)
    print(f"| {name} | {len(milliseconds)} | {cuts[49]:.1f} | {cuts[89]:.1f} | {max(milliseconds):.1f} | {target} |")


def contest(folder, data, trials, steps):
    """The results of autoft and of the forms of Python, which run in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = kept(folder / "autoft.json", lambda: autoft(folder, trials, steps))
    theirs = {}
    for form in FORMS:
        threads = faster(folder, data, form)
        theirs[form] = kept(folder / f"{form}.json", lambda: python(folder, data, form, threads, trials, steps))
    return ours, theirs


def tables(ours, theirs):
    print("| | s | ratio | s of CPU | ratio | baselines, % | quartiles, % | best, % | KS | p |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    row("`autoft run`", ours, ours)
    for form, result in theirs.items():
        row(f"Python, {form}, threads: {result['threads']}", result, ours)
    print("\n| ms | trials | p50 | p90 | most | target |")
    print("| --- | --- | --- | --- | --- | --- |")
    times_row("a warm trial but for steps and evaluation", ours["overheads"], "25")
    times_row("proposal, record and hand-off", ours["waits"], "10 (p50)")


def main(folder, trials, steps, rounds):
    folder = Path(folder).resolve()
    contests = []
    for number in range(1, rounds + 1):
        contests.append(contest(folder / f"{trials}x{steps}" / str(number), folder / "data", trials, steps))
        print(f"\nround {number}\n")
        tables(*contests[-1])
    print("\ntimes as long as autoft, round by round")
    for form in FORMS:
        ratios = [theirs[form]["wall"] / ours["wall"] for ours, theirs in contests]
        print(f"{form}: {', '.join(f'{ratio:.2f}' for ratio in ratios)}; mean {statistics.mean(ratios):.2f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
