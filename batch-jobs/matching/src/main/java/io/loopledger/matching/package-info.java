/** Matches what finance systems say with what the ledger says; what is left over is a break. */
@org.jspecify.annotations.NullMarked
package io.loopledger.matching;
