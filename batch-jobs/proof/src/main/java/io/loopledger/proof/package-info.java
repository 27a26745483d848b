/** The nightly proof: what the events fold to, beside what the ledger and its roll-up hold. */
@NullMarked
package io.loopledger.proof;

import org.jspecify.annotations.NullMarked;
