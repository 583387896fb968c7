/**
 * Image files and what CLIP sees of them, to the byte what Pillow and OpenCLIP make of the same
 * files.
 *
 * <p>Files are decoded by {@code javax.imageio}, but only as far as its decoders go: it is asked
 * for raw samples, since its conversions between colours are not Pillow's. Depends on the JDK
 * alone.
 */
package io.autoft.trainer.image;
