/**
 * Data sets: what a data set reference means, the demo world, folders of picture files in four
 * layouts, which examples are chosen, and where decoded pictures are kept.
 *
 * <p>A {@link io.autoft.trainer.data.DataSource} is a source that was understood; pictures are
 * chosen before they are decoded, so a small {@code maxExamples} is cheap. Files are decoded once:
 * the first trial makes a {@link io.autoft.trainer.data.Pack}, which all others map. A folder's
 * tables are read by every trial, though: half a second for 200,000 rows buys that no pack can have
 * stale labels or groups.
 *
 * <p>May depend on the contract, on {@code picture} and on {@code report} (for failures), not on
 * the engine.
 */
package io.autoft.trainer.data;
