/** Webhooks: who sends them, whether they are genuine, and what becomes of their documents. */
@NullMarked
package io.loopledger.ingest.collector.webhooks;

import org.jspecify.annotations.NullMarked;
