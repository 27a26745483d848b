/**
 * The lives of units as a discrete-event simulation: steps and events wait in one agenda, ordered
 * by time, and each step plans the next one.
 */
@NullMarked
package io.loopledger.ingest.simulator.life;

import org.jspecify.annotations.NullMarked;
