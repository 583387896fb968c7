/**
 * The types of the API {@code autoft.io/v1alpha1}, from which the CRDs are generated.
 *
 * <p>Words that the trainer knows as well are the contract's. May import those, Jackson and
 * Fabric8's model and annotations only. A field that a document leaves out is {@code null} only
 * where it has no default; the constructors give the same defaults as the schema.
 *
 * <p>Studies run for days and are kept for years, and an upgrade finds them as an older version has
 * stored them. So within {@code v1alpha1}:
 *
 * <ul>
 *   <li>A new field is optional. It has a default that does what was done before there was the
 *       field, or none, and then its absence does. The API server writes the default into every
 *       stored study when it is read.
 *   <li>{@link io.autoft.trial.SearchDigest} leaves a new field of model, data, objective or search
 *       out as long as it has its default, or a running study would be taken for a changed one. A
 *       field with a default needs an entry there; a test finds one without.
 *   <li>Nothing is renamed, removed, made required or given another type; words of an enum stay,
 *       bounds and patterns get no narrower, and no rule refuses what was accepted. What would be
 *       refused today and was accepted becomes a check or a warning with a message.
 *   <li>A default may change only where a stored study has the old one written into it, so that it
 *       keeps that: an absent field of an older study must not get another meaning.
 *   <li>A status may lack any field: the operator of a former version wrote it.
 *   <li>What would break these is a {@code v1beta1} with a conversion.
 * </ul>
 *
 * <p>{@code ReleasedSchemaTest} holds the schemas against those of released versions, {@code
 * UpgradeIT} a study that one of them left half-way.
 */
package io.autoft.api.v1alpha1;
