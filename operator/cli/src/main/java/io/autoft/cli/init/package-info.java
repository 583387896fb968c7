/**
 * The command {@code autoft init}: a study file that suits a model and data sets.
 *
 * <p>Gather, decide, write: the trainer describes what is in the folders ({@link
 * io.autoft.contract.Description}), {@link io.autoft.cli.init.StudySets} says which set is what, a
 * {@link io.autoft.cli.init.Suggestion} is one decision with its reason, {@link
 * io.autoft.cli.init.SuggestedStudy} has all of them, and {@link io.autoft.cli.init.SuggestedText}
 * writes them as YAML whose comments are the reasons. May depend on the contract, and on {@code
 * admission} for what it refuses; whether a cluster would take the file is asked by the command.
 */
package io.autoft.cli.init;
