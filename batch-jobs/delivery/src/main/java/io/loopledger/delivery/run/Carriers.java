package io.loopledger.delivery.run;

import io.loopledger.delivery.carry.BaseLinks;
import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.FileCarrier;
import io.loopledger.delivery.carry.Links;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.folder.LocalFolder;
import io.loopledger.delivery.mail.MailCarrier;
import io.loopledger.delivery.s3.S3Folder;
import io.loopledger.delivery.s3.S3Links;
import io.loopledger.delivery.sftp.SftpFolder;
import java.time.Clock;
import java.util.Map;

/** The carrier of each kind of target. */
public final class Carriers {
  private final Map<String, Target> targets;
  private final Clock clock;

  /** For targets, by name: what is linked to is one of them. */
  public Carriers(Map<String, Target> targets, Clock clock) {
    this.targets = Map.copyOf(targets);
    this.clock = clock;
  }

  /** The carrier to a target. */
  public Carrier to(Target target) {
    return switch (target) {
      case Target.Folder folder -> new FileCarrier(folder, id -> LocalFolder.open(folder, id));
      case Target.Sftp sftp -> new FileCarrier(sftp, id -> SftpFolder.open(sftp, id));
      case Target.S3 s3 -> new FileCarrier(s3, id -> S3Folder.open(s3, id));
      case Target.Mail mail -> new MailCarrier(mail, mail.link().map(this::links), clock);
    };
  }

  private Links links(Target.Link link) {
    return switch (link) {
      case Target.Link.Base base -> new BaseLinks(base.base());
      case Target.Link.Presigned signed -> {
        if (!(targets.get(signed.target()) instanceof Target.S3 s3)) {
          throw new IllegalArgumentException(
              "link-target '%s' is no s3 target; give one, or link-base"
                  .formatted(signed.target()));
        }
        yield new S3Links(s3, signed.valid());
      }
    };
  }
}
