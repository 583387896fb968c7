/** What tests of several packages stand on. */
package io.autoft.testing;
