/** The command line. */
@NullMarked
package io.loopledger.local;

import org.jspecify.annotations.NullMarked;
