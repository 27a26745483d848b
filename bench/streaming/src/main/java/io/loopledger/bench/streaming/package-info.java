/** The posting job, measured beside floors in the same run: see bench/README.md. */
@NullMarked
package io.loopledger.bench.streaming;

import org.jspecify.annotations.NullMarked;
