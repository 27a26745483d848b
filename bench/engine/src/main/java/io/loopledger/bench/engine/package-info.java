/** Throughput of the pure posting engine. */
@NullMarked
package io.loopledger.bench.engine;

import org.jspecify.annotations.NullMarked;
