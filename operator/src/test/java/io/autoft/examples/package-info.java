/** What the scripts of the examples do that needs no cluster. */
package io.autoft.examples;
