package io.loopledger.streaming.job;

import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.live.LiveStreams;
import io.loopledger.streaming.posting.PostingFunction;
import io.loopledger.streaming.posting.PostingOperator;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.streaming.state.KeyTextInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;

/**
 * The workflow: records in, eight streams out. Whoever wires it has to say where each one goes.
 *
 * @param entries rows of {@code ledger.entries}
 * @param rawEvents rows of {@code raw.events}
 * @param rollup rows of {@code mart.rollup}
 * @param rejections rows of {@code ops.rejections}
 * @param deferred rows of {@code ops.deferred}
 * @param commands rows of {@code ops.commands}
 * @param deadLetters records for the dead-letter topics
 * @param live messages for the topics of live outputs, and rows of {@code ops.alerts}
 */
public record PostingStreams(
    DataStream<RowData> entries,
    DataStream<RowData> rawEvents,
    DataStream<RowData> rollup,
    DataStream<RowData> rejections,
    DataStream<RowData> deferred,
    DataStream<RowData> commands,
    DataStream<DeadLetter> deadLetters,
    LiveStreams live) {

  /** Uid of the stateful operator: savepoints find the state by it. Never change it. */
  public static final String POSTING_UID = "posting";

  /** Posts a stream of records: the one keyed exchange of the job. */
  public static PostingStreams post(DataStream<KafkaRecord> records, PostingFunction function) {
    SingleOutputStreamOperator<RowData> entries =
        records
            .keyBy(KafkaRecord::subjectText, new KeyTextInfo())
            .transform(
                "post to the ledgers",
                Rows.typeInfo(EntriesTable.DEFINITION),
                new PostingOperator(function));
    entries.uid(POSTING_UID);
    return new PostingStreams(
        entries,
        entries.getSideOutput(PostingFunction.RAW_EVENTS),
        entries.getSideOutput(PostingFunction.ROLLUP),
        entries.getSideOutput(PostingFunction.REJECTIONS),
        entries.getSideOutput(PostingFunction.DEFERRED),
        entries.getSideOutput(PostingFunction.COMMANDS),
        entries.getSideOutput(PostingFunction.DEAD_LETTERS),
        LiveStreams.of(entries));
  }
}
