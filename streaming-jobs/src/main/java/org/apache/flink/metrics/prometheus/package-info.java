/** Flink's Prometheus reporter, bound to the loopback address. */
@NullMarked
package org.apache.flink.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
