/** What the page of a study says, and that a browser draws it. */
package io.autoft.cli.report;
