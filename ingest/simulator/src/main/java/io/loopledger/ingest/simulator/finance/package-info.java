/** The documents that finance systems would hold about a simulation, and the faults in them. */
@NullMarked
package io.loopledger.ingest.simulator.finance;

import org.jspecify.annotations.NullMarked;
