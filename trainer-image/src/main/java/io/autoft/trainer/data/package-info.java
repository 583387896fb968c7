/**
 * Data sets in memory: what a data set reference means, and the demo world.
 *
 * <p>A {@link io.autoft.trainer.data.DataSource} is a source that was understood; each scheme is
 * one case of it. Pictures are chosen before they are read, so a small {@code maxExamples} is
 * cheap. May depend on the contract and on {@code report} (for failures), not on the engine.
 */
package io.autoft.trainer.data;
