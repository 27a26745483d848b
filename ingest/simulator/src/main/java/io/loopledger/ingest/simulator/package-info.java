/** A seeded model of a small brand's programme. */
@NullMarked
package io.loopledger.ingest.simulator;

import org.jspecify.annotations.NullMarked;
