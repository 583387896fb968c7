/**
 * CLIP models in OpenCLIP's file format, read, run and written without Python.
 *
 * <p>{@link io.autoft.trainer.model.PretrainedClip} is what the files say, checked before the
 * engine is needed. {@link io.autoft.trainer.model.TrainableModel} is what training sees: a loss
 * and its gradient with respect to one flat array of parameters. The package {@code program}
 * implements it by compiled programs. {@link io.autoft.trainer.model.ContrastiveClip}, on plain
 * operators, is how the demo model is pretrained.
 *
 * <p>The blocks are written out from matrix products, softmax and layer norm: the engine's own
 * transformer blocks are post-norm and use batch norm, which CLIP does not.
 *
 * <p>Depends on DJL, Jackson, the contract, {@code objective}, {@code data}, {@code text} and
 * {@code failure}.
 */
package io.autoft.trainer.model;
