/**
 * Value added tax: dated standard rates by country, the arithmetic of tax in prices, the margin
 * scheme, and the catalogue of treatments with their articles. Pure functions in micro-units. What
 * the law leaves open is a policy of the caller; all of it is to be signed off by the user's tax
 * adviser.
 */
@NullMarked
package io.loopledger.catalog.vat;

import org.jspecify.annotations.NullMarked;
