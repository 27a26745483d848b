/**
 * Who may read what: one policy file, and what is generated from it and from the registry of brands
 * for Trino.
 */
@NullMarked
package io.loopledger.catalog.access;

import org.jspecify.annotations.NullMarked;
