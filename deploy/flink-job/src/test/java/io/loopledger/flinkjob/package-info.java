/** The one jar on a Flink cluster. */
@NullMarked
package io.loopledger.flinkjob;

import org.jspecify.annotations.NullMarked;
