/**
 * From a text to the tokens of a text tower.
 *
 * <p>{@link io.autoft.trainer.text.BytePairTokenizer} is OpenCLIP's own tokenizer: it repairs and
 * cleans the text ({@code TextCleaning}), cuts it into words ({@code WordCutter}) and the words
 * into pieces of its vocabulary ({@code BytePairs}). {@link io.autoft.trainer.text.WordTokenizer}
 * is for models of a small world.
 *
 * <p>OpenCLIP's tokens depend on Python's and two libraries' tables of characters. Java has tables
 * of its own, of another version of Unicode in each JDK; so that a text has the same tokens
 * everywhere, those of Python come along as a resource ({@code TextTables}). Only NFC is Java's.
 *
 * <p>Depends on Jackson, the contract and {@code failure}.
 */
package io.autoft.trainer.text;
