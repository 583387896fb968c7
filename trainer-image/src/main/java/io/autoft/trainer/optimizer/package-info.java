/**
 * From a gradient to new parameters: its norm is limited, then AdamW takes a step. State and
 * arithmetic are over flat arrays or ranges of them; nothing here knows models or losses. Depends
 * on DJL only.
 */
package io.autoft.trainer.optimizer;
