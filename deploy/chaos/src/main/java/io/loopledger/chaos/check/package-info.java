/**
 * Says whether a lake holds exactly what Kafka was given. Shares no code with the job: it reads the
 * tables and topics itself and folds each subject anew.
 */
@org.jspecify.annotations.NullMarked
package io.loopledger.chaos.check;
