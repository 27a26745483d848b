package io.loopledger.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortUseTest {
  @Test
  void aTakenPortIsNamedWithTheSettingThatMovesIt() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new PortUse(Setting.TRINO_PORT, other.getLocalPort()).taken())
          .hasValueSatisfying(
              message ->
                  assertThat(message)
                      .contains(Integer.toString(other.getLocalPort()))
                      .contains("LOOPLEDGER_TRINO_PORT")
                      .contains("trino-port"));
    }
  }

  @Test
  void aFreePortIsNotTaken() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    assertThat(new PortUse(Setting.TRINO_PORT, port).taken()).isEmpty();
  }
}
