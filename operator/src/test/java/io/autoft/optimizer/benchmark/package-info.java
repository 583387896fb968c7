/** How long proposals take and how much memory a history holds; run by hand, never by a build. */
package io.autoft.optimizer.benchmark;
