/**
 * The types of the API {@code autoft.io/v1alpha1}, from which the CRDs are generated.
 *
 * <p>Words that the trainer knows as well are the contract's. May import those, Jackson and
 * Fabric8's model and annotations only. A field that a document leaves out is {@code null} only
 * where it has no default; the constructors give the same defaults as the schema.
 */
package io.autoft.api.v1alpha1;
