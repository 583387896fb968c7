/**
 * CLIP models in OpenCLIP's file format, read, run and written without Python.
 *
 * <p>{@link io.autoft.trainer.model.PretrainedClip} is what the files say, checked before the
 * engine is needed. {@link io.autoft.trainer.model.TrainableModel} is what training sees: a loss
 * and its gradient with respect to one flat array of parameters. {@link
 * io.autoft.trainer.model.ClipModel} implements it on plain operators; the package {@code program}
 * does so by compiled programs, which trials use, and is tested against it.
 *
 * <p>The blocks are written out from matrix products, softmax and layer norm: the engine's own
 * transformer blocks are post-norm and use batch norm, which CLIP does not.
 *
 * <p>Depends on DJL, Jackson, the contract, {@code objective}, {@code data}, {@code text} and
 * {@code report} (for its failures).
 */
package io.autoft.trainer.model;
