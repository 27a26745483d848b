package io.loopledger.local.platform;

import io.loopledger.local.process.Ending;
import io.loopledger.local.service.Service;
import io.loopledger.local.service.ServiceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends servers and what is left of them. */
final class Stopper {
  private final ServiceContext context;
  private final ProgressListener listener;

  Stopper(ServiceContext context, ProgressListener listener) {
    this.context = context;
    this.listener = listener;
  }

  /** Stops the last first, since each may need those before it to end in order. */
  void stopAll(List<Service> services) {
    for (Service service : services.reversed()) {
      Instant begin = Instant.now();
      Ending.Outcome outcome = ending(service).end(context.settings().stopTimeout());
      listener.ended(service, outcome, Duration.between(begin, Instant.now()));
    }
  }

  /** Ends what a killed server or an interrupted start left behind. */
  void endLeftovers(Service service) {
    ending(service).end(context.settings().stopTimeout());
  }

  private static Ending ending(Service service) {
    return new Ending(service.identity(), service::requestStop);
  }
}
