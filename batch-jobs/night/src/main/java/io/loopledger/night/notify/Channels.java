package io.loopledger.night.notify;

import io.loopledger.night.settings.NightSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The channels that are set up. */
public final class Channels {
  private Channels() {}

  /** Mail and webhook of the settings; none where they name none. */
  public static List<Channel> of(NightSettings settings, Clock clock) {
    List<Channel> channels = new ArrayList<>();
    settings.mail().ifPresent(mail -> channels.add(new MailChannel(mail, clock)));
    settings.webhook().ifPresent(hook -> channels.add(new WebhookChannel(hook, clock)));
    return channels;
  }
}
