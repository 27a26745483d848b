package io.loopledger.delivery.alarm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.run.Alarm;
import io.loopledger.night.notify.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells over the channels of the night: its mail and its webhook. If one of them cannot be told,
 * all are told again later, with the same id.
 */
public final class ChannelAlarm implements Alarm {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Channel> channels;

  /** Over these; over none, the book and the command line are all that tells. */
  public ChannelAlarm(List<Channel> channels) {
    this.channels = List.copyOf(channels);
  }

  @Override
  public void tell(Alert alert) throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    for (Channel channel : channels) {
      try {
        channel.send(message(alert));
      } catch (IOException e) {
        problems.add("%s: %s".formatted(channel.name(), e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException(String.join("; ", problems));
    }
  }

  private static Channel.Message message(Alert alert) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "report-delivery");
    json.put("id", alert.id());
    json.put("subject", alert.subject());
    alert.lines().forEach(json.putArray("lines")::add);
    return new Channel.Message(alert.id(), alert.subject(), alert.lines(), json.toString());
  }
}
