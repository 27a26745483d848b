package io.loopledger.statements.model;

/**
 * Where a line stands.
 *
 * @param statement the statement's number in the file, from 1
 * @param line the line's number in the file, from 1, counting lines of all statements
 * @param entry the number of the entry, row or position in its statement, from 1
 * @param part the number of the transaction in an entry that was divided, from 1; 0 for an entry
 *     that is one line
 * @param place for a person: a line of the file, or a path in its XML
 */
public record Position(int statement, long line, long entry, int part, String place) {}
