/** The trials of a study as a table, a row each, and that as a file. */
package io.autoft.cli.export.table;
