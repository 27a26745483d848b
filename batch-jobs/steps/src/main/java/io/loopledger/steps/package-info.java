/** The plan of the night: which steps run, in which order, and on which servers. */
@NullMarked
package io.loopledger.steps;

import org.jspecify.annotations.NullMarked;
