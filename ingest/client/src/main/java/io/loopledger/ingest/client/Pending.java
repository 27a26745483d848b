package io.loopledger.ingest.client;

import java.util.concurrent.CompletableFuture;

/** An event on its way: its JSON, and the future of its verdict. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pending(String source, String id, byte[] json, CompletableFuture<Verdict> verdict) {}
