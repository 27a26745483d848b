/** A ledger as real Iceberg tables, written by the engine without Kafka and Flink. */
@NullMarked
package io.loopledger.metricscheck.lake;

import org.jspecify.annotations.NullMarked;
