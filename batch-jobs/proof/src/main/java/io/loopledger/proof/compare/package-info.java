/** What differs between journal and ledger, and what a log of offsets lacks. Pure. */
@NullMarked
package io.loopledger.proof.compare;

import org.jspecify.annotations.NullMarked;
