/** What all commands say in the same words, and that one cannot go on. Knows nothing of them. */
package io.autoft.cli.words;
