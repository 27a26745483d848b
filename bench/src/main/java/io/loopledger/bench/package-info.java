/** Measurements that print ratios between things measured in the same run. */
@NullMarked
package io.loopledger.bench;

import org.jspecify.annotations.NullMarked;
