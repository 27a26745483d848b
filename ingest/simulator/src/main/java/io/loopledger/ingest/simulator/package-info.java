/** A seeded model of circular programmes: the same seed and assumptions make the same events. */
@NullMarked
package io.loopledger.ingest.simulator;

import org.jspecify.annotations.NullMarked;
