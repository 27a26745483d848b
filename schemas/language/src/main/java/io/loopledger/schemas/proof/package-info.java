/** What the nightly proof came to. */
@NullMarked
package io.loopledger.schemas.proof;

import org.jspecify.annotations.NullMarked;
