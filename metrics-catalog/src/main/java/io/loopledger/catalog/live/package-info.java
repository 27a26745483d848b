/** What can be said while events are posted: alerts, messages to customers, dashboard cells. */
@NullMarked
package io.loopledger.catalog.live;

import org.jspecify.annotations.NullMarked;
