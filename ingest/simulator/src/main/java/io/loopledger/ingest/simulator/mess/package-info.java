/** Mess: what happens to true events on their way, planted on purpose and listed. */
@NullMarked
package io.loopledger.ingest.simulator.mess;

import org.jspecify.annotations.NullMarked;
