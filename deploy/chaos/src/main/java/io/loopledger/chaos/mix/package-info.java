/** What each round sends: a simulated programme, with mess, from a seed. */
@org.jspecify.annotations.NullMarked
package io.loopledger.chaos.mix;
