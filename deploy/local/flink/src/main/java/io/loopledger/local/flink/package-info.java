/** The posting job as a Flink cluster of separate processes on one machine. */
@NullMarked
package io.loopledger.local.flink;

import org.jspecify.annotations.NullMarked;
