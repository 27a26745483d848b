/** A subject's events folded anew, with the pins they have after restatements. */
@NullMarked
package io.loopledger.proof.refold;

import org.jspecify.annotations.NullMarked;
