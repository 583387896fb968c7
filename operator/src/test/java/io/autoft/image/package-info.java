/** What the images are made of, and what happens where that is not to be had. */
package io.autoft.image;
