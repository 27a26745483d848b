/**
 * Documents as tagged PDF (PDF/UA-1). A plug-in: its library, openhtmltopdf, is LGPL-2.1 or later.
 * Leave this jar out and all other formats stay.
 */
@NullMarked
package io.loopledger.documents.pdf;

import org.jspecify.annotations.NullMarked;
