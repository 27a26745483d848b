package io.loopledger.night.notify;

import io.loopledger.night.notify.Channel.Message;
import io.loopledger.night.store.NoticeLedger;
import io.loopledger.night.store.NoticeLedger.State;
import io.loopledger.night.summary.NightSummary;
import io.loopledger.night.summary.SummaryJson;
import io.loopledger.night.summary.SummaryText;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every channel the outcomes of a night that it was not told before. What cannot be sent is
 * said, tried again by the next run, and does not fail the night.
 */
public final class Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  private final List<Channel> channels;
  private final NoticeLedger ledger;
  private final Clock clock;
  private final ZoneId zone;

  public Notifier(List<Channel> channels, NoticeLedger ledger, Clock clock, ZoneId zone) {
    this.channels = List.copyOf(channels);
    this.ledger = ledger;
    this.clock = clock;
    this.zone = zone;
  }

  /** Tells what is new; returns what a person should know about it, a line each. */
  public List<String> tell(NightSummary night) {
    List<Notice> notices = Notice.of(night);
    List<String> lines = new ArrayList<>();
    for (Channel channel : channels) {
      lines.addAll(tell(night, notices, channel));
    }
    return lines;
  }

  private List<String> tell(NightSummary night, List<Notice> notices, Channel channel) {
    List<String> fresh = new ArrayList<>();
    List<String> unsure = new ArrayList<>();
    for (Notice notice : notices) {
      Optional<State> state = ledger.state(notice.key(), channel.name());
      if (state.isEmpty() || state.get() == State.FAILED) {
        fresh.add(notice.key());
      } else if (state.get() == State.SENDING) {
        unsure.add(notice.key());
      }
    }
    List<String> lines = new ArrayList<>();
    if (!unsure.isEmpty()) {
      note(unsure, channel, State.SENT);
      lines.add(
          ("The run before was cut while it told %s of %s: it may or may not have arrived;"
                  + " it is not sent again.")
              .formatted(channel.name(), String.join(", ", unsure)));
    }
    if (!fresh.isEmpty()) {
      lines.add(send(night, fresh, channel));
    }
    return lines;
  }

  private String send(NightSummary night, List<String> keys, Channel channel) {
    note(keys, channel, State.SENDING);
    try {
      channel.send(message(night));
      note(keys, channel, State.SENT);
      return "Told %s: %s".formatted(channel.name(), night.headline());
    } catch (IOException e) {
      return failed(keys, channel, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(keys, channel, e);
    }
  }

  private String failed(List<String> keys, Channel channel, Exception e) {
    LOG.warn("{} cannot be told", channel.name(), e);
    note(keys, channel, State.FAILED);
    return "Problem: %s could not be told: %s. The next run tries again."
        .formatted(channel.name(), e.getMessage() == null ? e.toString() : e.getMessage());
  }

  private void note(List<String> keys, Channel channel, State state) {
    keys.forEach(key -> ledger.note(key, channel.name(), state, clock.instant()));
  }

  private Message message(NightSummary night) {
    return new Message(
        "%s.attempt-%d".formatted(night.runId(), night.attempt()),
        night.headline(),
        SummaryText.lines(night, zone),
        SummaryJson.tree(night).toString());
  }
}
