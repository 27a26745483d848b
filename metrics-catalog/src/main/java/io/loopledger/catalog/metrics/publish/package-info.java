/** Definitions for people and other programs. */
@NullMarked
package io.loopledger.catalog.metrics.publish;

import org.jspecify.annotations.NullMarked;
