/** Studies to export. */
package io.autoft.cli.export;
