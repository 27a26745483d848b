/** A data package in a folder: files, then the manifest. */
@NullMarked
package io.loopledger.brandreports.pack;

import org.jspecify.annotations.NullMarked;
