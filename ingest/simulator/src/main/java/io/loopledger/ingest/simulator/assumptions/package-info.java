/** What the simulator assumes: every figure with its unit and its source. */
@NullMarked
package io.loopledger.ingest.simulator.assumptions;

import org.jspecify.annotations.NullMarked;
