/** The API's types as JSON. Knows nothing else of the command line. */
package io.autoft.cli.json;
