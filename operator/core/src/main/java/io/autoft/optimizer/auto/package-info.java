/**
 * The sampler for studies that do not choose one: it lets the others take turns.
 *
 * <p>May depend on the request's types, {@code space}, {@code numerics} and all other samplers; no
 * other sampler may depend on it.
 */
package io.autoft.optimizer.auto;
