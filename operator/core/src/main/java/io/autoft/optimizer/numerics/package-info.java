/**
 * Linear algebra, minimisation, normal distributions and randomness, as far as samplers need them
 * and a library does not give the same bits on every processor.
 *
 * <p>May depend on {@code java.base} and {@code org.apache.commons.numbers.gamma}; on nothing of
 * ours, so that nothing here mentions a trial's parameters or scores. Results are functions of the
 * arguments to the last bit: sums are taken in a fixed order, and {@code StrictMath} takes the
 * place of {@code Math} where those differ.
 */
package io.autoft.optimizer.numerics;
