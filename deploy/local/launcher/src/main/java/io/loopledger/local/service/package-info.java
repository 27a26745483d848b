/** The four servers: how each is prepared, started, asked whether it is ready, and stopped. */
@NullMarked
package io.loopledger.local.service;

import org.jspecify.annotations.NullMarked;
