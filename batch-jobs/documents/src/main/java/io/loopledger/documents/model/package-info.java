/** What a report says, without how it looks: a document of sections, tables, charts and words. */
@NullMarked
package io.loopledger.documents.model;

import org.jspecify.annotations.NullMarked;
