/**
 * Data sets: what a data set reference means, the demo world, folders of image files in four
 * layouts, which examples are chosen, and where decoded images are kept.
 *
 * <p>A {@link io.autoft.trainer.data.DataSource} is a source that was understood; images are chosen
 * before they are decoded, so a small {@code maxExamples} is cheap. Files are decoded once: the
 * first trial makes a {@link io.autoft.trainer.data.ImageCache}, which all others map. A folder's
 * tables are read by every process, though: half a second for 200,000 rows buys that no image cache
 * can have stale labels or groups.
 *
 * <p>May depend on the contract, on {@code image} and on {@code failure}, not on the engine.
 */
package io.autoft.trainer.data;
