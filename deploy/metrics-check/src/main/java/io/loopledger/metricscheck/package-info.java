/** The metrics on a real Trino over real tables, each beside what independent SQL says. */
@NullMarked
package io.loopledger.metricscheck;

import org.jspecify.annotations.NullMarked;
