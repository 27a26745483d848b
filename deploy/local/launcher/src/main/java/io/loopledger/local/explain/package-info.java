/** The life of a unit, or of any subject: its events, what each posted, and what came of it. */
@NullMarked
package io.loopledger.local.explain;

import org.jspecify.annotations.NullMarked;
