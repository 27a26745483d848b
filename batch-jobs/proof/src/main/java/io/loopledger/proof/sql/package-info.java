/** Questions to Trino: sums of the ledger and its roll-up, and the rows where they differ. */
@NullMarked
package io.loopledger.proof.sql;

import org.jspecify.annotations.NullMarked;
