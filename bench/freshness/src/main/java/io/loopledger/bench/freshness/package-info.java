/** How fresh the figures of a running platform are: see bench/README.md. */
@NullMarked
package io.loopledger.bench.freshness;

import org.jspecify.annotations.NullMarked;
