/** Rules that watch events while they are posted, each a small class, and what they find. */
@NullMarked
package io.loopledger.catalog.live.alerts;

import org.jspecify.annotations.NullMarked;
