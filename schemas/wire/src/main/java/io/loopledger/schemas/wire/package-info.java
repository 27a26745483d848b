/** How the language travels: Avro values in Kafka, CloudEvents attributes as headers. */
@NullMarked
package io.loopledger.schemas.wire;

import org.jspecify.annotations.NullMarked;
