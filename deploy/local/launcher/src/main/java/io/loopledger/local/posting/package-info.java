/** How far the posting job is: what Kafka holds against what the lake shows. */
@NullMarked
package io.loopledger.local.posting;

import org.jspecify.annotations.NullMarked;
