/**
 * What becomes of a gradient: its norm is limited, then AdamW moves the parameters. State and
 * arithmetic are over flat arrays or ranges of them; nothing here knows models or losses. Depends
 * on DJL only.
 */
package io.autoft.trainer.optimizer;
