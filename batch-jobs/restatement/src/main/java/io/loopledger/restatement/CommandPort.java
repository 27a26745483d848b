package io.loopledger.restatement;

import io.loopledger.schemas.command.CommandMessage;
import java.sql.SQLException;
import java.util.List;

/** Where commands go: topic {@code commands}, by the wiring. */
public interface CommandPort {
  /** Sends some commands; when it returns they will not be lost. */
  void send(List<CommandMessage> commands);

  /** Returns when the tables show what became of all that was sent. */
  void await() throws SQLException;
}
