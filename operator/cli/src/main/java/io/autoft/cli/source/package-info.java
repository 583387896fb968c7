/** Where the studies are that commands are about: folders of this machine, or a cluster. */
package io.autoft.cli.source;
