package io.loopledger.streaming.deadletter;

import io.loopledger.streaming.record.KafkaRecord;

/**
 * A record that could not be posted, and why.
 *
 * @param record the record, untouched
 * @param code rejection code
 * @param owner who must act
 * @param message what is wrong and the fix
 */
public record DeadLetter(KafkaRecord record, String code, String owner, String message) {}
