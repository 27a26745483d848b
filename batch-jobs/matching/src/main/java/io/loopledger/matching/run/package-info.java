/** Runs the statements of the rules, one reconciliation after the other. */
@org.jspecify.annotations.NullMarked
package io.loopledger.matching.run;
