/** What tests of the command line run in place of the real trainer. */
package io.autoft.cli.testing;
