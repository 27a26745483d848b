/** The one place that knows Spring Batch. */
@NullMarked
package io.loopledger.night.batch;

import org.jspecify.annotations.NullMarked;
