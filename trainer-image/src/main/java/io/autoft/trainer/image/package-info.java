/**
 * Image files and what CLIP sees of them, to the byte what Pillow and OpenCLIP make of the same
 * files.
 *
 * <p>JPEG files are decoded by {@code javax.imageio}, but only as far as its decoder goes: it is
 * asked for raw samples, since its conversions between colours are not Pillow's. PNG files are
 * decoded here: the JDK's decoder wants the whole image in memory, and gives parts of it only at
 * the price of beginning anew for each. Depends on the JDK alone.
 */
package io.autoft.trainer.image;
