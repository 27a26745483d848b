/** The door's HTTP side: requests, answers, health, metrics. */
@NullMarked
package io.loopledger.ingest.collector.http;

import org.jspecify.annotations.NullMarked;
