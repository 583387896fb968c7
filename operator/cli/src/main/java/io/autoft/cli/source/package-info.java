/** Where the studies are that commands are about: folders of this machine, files, or a cluster. */
package io.autoft.cli.source;
