package io.loopledger.local.platform;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.service.KafkaService;
import io.loopledger.local.service.ReferencePublisher;
import io.loopledger.local.service.ServiceContext;
import io.loopledger.local.service.TrinoAccess;
import io.loopledger.local.settings.Loopback;
import java.nio.file.Path;

/** The history of reference data, with those who are told of a change: Kafka and Trino. */
final class References {
  private References() {}

  static ReferenceLog open(ServiceContext context) {
    Path folder = context.home().reference();
    String kafka = Loopback.address(context.settings().ports().kafka());
    ReferenceLog.Around publisher =
        new KafkaService(context).identity().findMain().isPresent()
            ? new ReferencePublisher(kafka, folder)
            : ReferenceLog.Around.NOTHING;
    TrinoAccess access = new TrinoAccess(context);
    return ReferenceLog.open(
        folder,
        new ReferenceLog.Around() {
          @Override
          public void appended() {
            publisher.appended();
            access.appended();
          }
        });
  }
}
