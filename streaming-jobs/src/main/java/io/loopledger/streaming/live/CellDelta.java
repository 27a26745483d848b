package io.loopledger.streaming.live;

/**
 * What some entries add to a dashboard cell.
 *
 * @param cell the cell's id
 * @param amountMicros millionths of its measure
 * @param reportingMicros millionths of its reporting currency; 0 where it has none
 * @param entryCount entries
 */
public record CellDelta(String cell, long amountMicros, long reportingMicros, long entryCount) {}
