/** Net lines of a journal as texts, hashes and sums that Java and Trino make alike. */
@NullMarked
package io.loopledger.proof.net;

import org.jspecify.annotations.NullMarked;
