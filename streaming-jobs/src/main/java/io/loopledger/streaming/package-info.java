/** The posting job. */
@NullMarked
package io.loopledger.streaming;

import org.jspecify.annotations.NullMarked;
