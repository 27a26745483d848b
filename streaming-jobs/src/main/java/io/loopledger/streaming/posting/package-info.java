/** The posting operator: adapts the pure ledger to Flink. */
@NullMarked
package io.loopledger.streaming.posting;

import org.jspecify.annotations.NullMarked;
