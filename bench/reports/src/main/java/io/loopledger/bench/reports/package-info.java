/** Measures big brand reports beside trino-cli. */
@NullMarked
package io.loopledger.bench.reports;

import org.jspecify.annotations.NullMarked;
