/** The command line. */
@NullMarked
package io.loopledger.night.cli;

import org.jspecify.annotations.NullMarked;
