/** What a release leaves behind for all later ones: state they must read. */
@NullMarked
package io.loopledger.streaming.release;

import org.jspecify.annotations.NullMarked;
