/** The seam: what a step of the night is given, must guarantee and hands back. */
@NullMarked
package io.loopledger.night.step;

import org.jspecify.annotations.NullMarked;
