/** Online Retail: lines of a web shop's invoices and credit notes. */
@NullMarked
package io.loopledger.ingest.files.onlineretail;

import org.jspecify.annotations.NullMarked;
