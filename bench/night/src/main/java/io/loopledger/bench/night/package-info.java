/** The night's proof and matching at scale. */
@NullMarked
package io.loopledger.bench.night;

import org.jspecify.annotations.NullMarked;
