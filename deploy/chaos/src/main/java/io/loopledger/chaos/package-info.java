/** The fault suite: breaks what the posting job runs on, and checks that nothing was lost. */
@org.jspecify.annotations.NullMarked
package io.loopledger.chaos;
