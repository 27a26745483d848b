/** Wiring, configuration and recovery of the job. */
@NullMarked
package io.loopledger.streaming.job;

import org.jspecify.annotations.NullMarked;
