/** What the platform says to others while it posts: messages on Kafka topics of its own. */
@NullMarked
package io.loopledger.schemas.live;

import org.jspecify.annotations.NullMarked;
