/** Runs the rounds: servers as processes of their own, a fault each, and the checker after it. */
@org.jspecify.annotations.NullMarked
package io.loopledger.chaos.run;
