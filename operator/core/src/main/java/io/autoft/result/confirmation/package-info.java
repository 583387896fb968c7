/**
 * What repeats with fresh seeds say of the candidates of a search and of the baselines: which
 * candidate is the best, by how much it is better than a baseline, how sure that is, and what of
 * its score is owed to having been chosen.
 *
 * <p>Two kinds of chance move a score. The <em>seed</em>: its variance comes from the repeats, by a
 * two-way analysis of variance over objectives and seeds, since all objectives get the same seeds.
 * The <em>examples</em>: the validation set is one of many that might have been drawn; what that
 * does comes from the bootstrap resamples in the trials' reports, which are the same in all trials
 * of a study, so that differences are paired. Neither is in the other: more seeds leave the chance
 * of the examples as it is, and the other way round.
 *
 * <p>Decided: no prior, and no resampling of seeds. A normal prior over the objectives of a search
 * is far from its long tail of bad ones, and three seeds are too few to be drawn from. {@code
 * ConfirmationSimulation} among the tests shows that the intervals cover the truth; its table is in
 * docs/confirmation.md.
 */
package io.autoft.result.confirmation;
