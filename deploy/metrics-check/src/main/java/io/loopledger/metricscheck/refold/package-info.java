/** What the ledger must hold, folded anew from raw events alone. */
@NullMarked
package io.loopledger.metricscheck.refold;

import org.jspecify.annotations.NullMarked;
