/** The mapping language: foreign rows and documents to events, declared in YAML. */
@NullMarked
package io.loopledger.ingest.mapping;

import org.jspecify.annotations.NullMarked;
