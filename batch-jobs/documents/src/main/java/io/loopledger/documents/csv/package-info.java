/**
 * All figures of a document as one tidy CSV file, with its metadata as a Frictionless data package.
 */
@NullMarked
package io.loopledger.documents.csv;

import org.jspecify.annotations.NullMarked;
