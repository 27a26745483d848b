/** Writes a simulation to files, without any server. */
@NullMarked
package io.loopledger.ingest.simulator.files;

import org.jspecify.annotations.NullMarked;
