package io.loopledger.ingest.deadletters;

/**
 * What became of the letters.
 *
 * @param exported written whole
 * @param unreadable written without key, value and original headers, with the reason
 */
public record ExportCounts(long exported, long unreadable) {}
