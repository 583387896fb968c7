# The result of a study as people read it, from the records of result.sh. The test named id is in distribution, the others
# are shifts.
function percent(value) { return sprintf("%.1f", 100 * value) }
function with_error(value, error) { return sprintf("%5.1f (%.1f)", 100 * value, 100 * error) }
function difference(value, error) { return sprintf("%+5.1f (%.1f)", 100 * value, 100 * error) }
function number(value) { return sprintf("%.3g", value) }
function both(a, b) { return sqrt(a * a + b * b) }
function row(name, value, error, f,    line) {
  line = sprintf("  %-22s", name)
  for (f = 1; f <= finals; f++) line = line sprintf("%16s", with_error(value[f], error[f]))
  if (finals > 1) line = line sprintf("%25s", difference(value[1] - value[2], both(error[1], error[2])))
  print line
}
# A line a test, the mean of the shifts, and what it says.
function table(values, errors,    line, i, f, value, e, sum, squares, shifts, gap, noise, verdict) {
  line = sprintf("  %-22s", "test")
  for (f = 1; f <= finals; f++) line = line sprintf("%16s", final[f])
  if (finals > 1) line = line sprintf("%25s", final[1] " - " final[2])
  print line
  for (i = 1; i <= tests; i++) {
    for (f = 1; f <= finals; f++) { value[f] = values[f, names[i]]; e[f] = errors[f, names[i]] }
    row(names[i], value, e)
    if (names[i] == id) continue
    shifts++
    for (f = 1; f <= finals; f++) { sum[f] += value[f]; squares[f] += e[f] * e[f] }
  }
  if (shifts == 0) return
  for (f = 1; f <= finals; f++) { value[f] = sum[f] / shifts; e[f] = sqrt(squares[f]) / shifts }
  row("mean of " shifts " shifts", value, e)

  print ""
  for (f = 2; f <= finals; f++) {
    gap = value[1] - value[f]; noise = 2 * both(e[1], e[f])
    if (gap > noise) verdict = "is better than"
    else if (gap < -noise) verdict = "is worse than"
    else verdict = "is not significantly different from"
    printf "On the mean of the shifts, %s %s %s (two standard errors are %s points).\n",
      final[1], verdict, final[f], percent(noise)
  }
}
$1 == "best" { trial = $2; score = $3; error = $4 }
$1 == "baseline" { baseline = $2; baseline_score = $3 }
$1 == "budget" { budget = $2 }
$1 == "optimizer" { rate = $2; decay = $3 }
$1 == "term" { terms[++n] = number($3) " " $2 }
$1 == "final" { final[++finals] = $2; alpha[finals] = $3 }
# What was not mixed counts as it is.
$1 == "test" {
  if (finals == 1) names[++tests] = $3
  tuned[finals, $3] = $4; tuned_error[finals, $3] = $5
  mixed[finals, $3] = NF > 5 ? $6 : $4; mixed_error[finals, $3] = NF > 5 ? $7 : $5
  if (NF > 5) ensembled = 1
}
END {
  printf "\nBest trial: %s, accuracy %s %% (standard error %s) on the OOD validation set.\n",
    trial, percent(score), percent(error)
  if (baseline != "") printf "Best baseline there: %s, %s %%.\n", baseline, percent(baseline_score)
  if (baseline != "" && score <= baseline_score) print "So the search found nothing better than that baseline."
  printf "The best of %d scores on few pictures is partly luck. The tests below took no part in the choice.\n", budget

  line = "  loss = "
  for (i = 1; i <= n; i++) line = line (i > 1 ? " + " : "") terms[i]
  print "\nIts learned objective:\n" line
  printf "  AdamW, peak learning rate %s, weight decay %s\n", number(rate), number(decay)

  if (finals == 0 || tests == 0) exit
  print "\nAccuracy in % (standard error) after final training:\n"
  table(tuned, tuned_error)
  if (ensembled) {
    line = ""; mixtures = 0
    for (f = 1; f <= finals; f++) if (alpha[f] ~ /[0-9]/) {
      line = line (line == "" ? "" : ", ") alpha[f] " of " final[f]
      if (alpha[f] < 1) mixtures++
    }
    if (mixtures) {
      print "\nThe same, mixed with the pretrained model (WiSE-FT): " line ".\n"
      table(mixed, mixed_error)
    } else print "\nNo mixture with the pretrained model (WiSE-FT) was better on validation data: " line "."
  }
  print "\nThese errors are those of the test pictures alone: one seed, one training each. Another seed moves the means too."
}
