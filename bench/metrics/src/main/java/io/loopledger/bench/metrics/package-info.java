/** How fast figures are read: the hot query through Trino, beside floors, on lakes of two sizes. */
@NullMarked
package io.loopledger.bench.metrics;

import org.jspecify.annotations.NullMarked;
