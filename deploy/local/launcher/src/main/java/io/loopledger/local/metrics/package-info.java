/** The definitions of figures on the command line. */
@NullMarked
package io.loopledger.local.metrics;

import org.jspecify.annotations.NullMarked;
