/**
 * Even covers of the space that look at no score: the scrambled {@link
 * io.autoft.optimizer.sobol.SobolSequence}, the sampler of its points, and the {@link
 * io.autoft.optimizer.sobol.StartupSampler} with which model-based searches begin.
 *
 * <p>The direction numbers are those of Joe and Kuo, {@code joe-kuo-6.csv} among the resources.
 *
 * <p>May depend on the request's types, {@code space}, {@code numerics} and {@code random}.
 */
package io.autoft.optimizer.sobol;
