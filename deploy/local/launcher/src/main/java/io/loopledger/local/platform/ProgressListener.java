package io.loopledger.local.platform;

import io.loopledger.local.process.Ending;
import io.loopledger.local.service.Service;
import java.time.Duration;

/** Hears what happens while servers start and stop, as it happens, from several threads. */
public interface ProgressListener {
  /** A server is being started. */
  void starting(Service service);

  /** A server answers; the time is that since {@link #starting}. */
  void ready(Service service, Duration taken);

  /** A server ran before. */
  void alreadyRunning(Service service, long pid);

  /** A server did not become ready. */
  void failed(Service service, String reason);

  /** A step between the servers is done. */
  void prepared(String what, Duration taken);

  /** Something of a step is not as the user may think; the step is done all the same. */
  void warned(String what);

  /** A server is gone. */
  void ended(Service service, Ending.Outcome outcome, Duration taken);

  /** Another command holds this home; this one waits. */
  void waitingFor(String holder);
}
