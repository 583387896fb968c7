#!/usr/bin/env bash
# How long proposals take, ours and Optuna's one after the other on one machine; a minute.
#
#     proposal_latency.sh PYTHON_49 PYTHON_5 CLASS_PATH latency.csv
set -euo pipefail
here=$(dirname "$0")
{
  echo sampler,parameters,trials,median,ninetieth
  java -XX:+UseSerialGC -cp "$3" io.autoft.optimizer.benchmark.ProposalBenchmark
  "$1" "$here/proposal_latency.py"
  "$2" "$here/proposal_latency.py"
} > "$4"
