/** What the job counts of itself, and where Prometheus reads it. */
@NullMarked
package io.loopledger.streaming.metrics;

import org.jspecify.annotations.NullMarked;
