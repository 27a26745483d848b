package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Stage 7: the customer relation. */
public sealed interface Customers extends EventData {
  /** A message went to a customer, or was held back for comparison. */
  @Doc("A message went to a customer, or was held back for comparison.")
  record MessageSent(
      @Doc(value = "Number of the message.", example = "m-2201") String messageId,
      @Doc("REMINDER, IMPACT or OFFER.") MessageType messageType,
      @Doc(value = "Way it went.", example = "e-mail") @Nullable String messageChannel,
      @Doc("True where it was held back: the customer belongs to the control group.")
          boolean isControlGroup,
      @Doc(value = "What caused it.", example = "two years after purchase") @Nullable String reason)
      implements Customers {
    public MessageSent {
      Texts.requireFilled("message_id", messageId);
      Texts.requirePresent("message_type", messageType);
      Texts.requireText("message_channel", messageChannel);
      Texts.requireText("reason", reason);
    }
  }

  /** A customer did what a message suggested. */
  @Doc("A customer did what a message suggested.")
  record MessageActedOn(
      @Doc(value = "Number of the message.", example = "m-2201") String messageId,
      @Doc(value = "What the customer did.", example = "return started") @Nullable String action)
      implements Customers {
    public MessageActedOn {
      Texts.requireFilled("message_id", messageId);
      Texts.requireText("action", action);
    }
  }

  /** A customer got loyalty points. */
  @Doc("A customer got loyalty points.")
  record LoyaltyGranted(
      @Doc(value = "Points granted; above 0.", example = "50") long points,
      @Doc("What the points are worth when redeemed.") @Nullable Money pointsValue,
      @Doc(value = "What for.", example = "return") @Nullable String reason)
      implements Customers {
    public LoyaltyGranted {
      Texts.requirePositive("points", points);
      Texts.requireNotNegative("points_value", pointsValue);
      Texts.requireText("reason", reason);
    }
  }

  /** A customer used loyalty points. */
  @Doc("A customer used loyalty points.")
  record LoyaltyRedeemed(
      @Doc(value = "Points used; above 0.", example = "50") long points,
      @Doc("What they were worth.") @Nullable Money pointsValue)
      implements Customers {
    public LoyaltyRedeemed {
      Texts.requirePositive("points", points);
      Texts.requireNotNegative("points_value", pointsValue);
    }
  }

  /** A customer gave or withdrew consent. */
  @Doc("A customer gave or withdrew consent.")
  record ConsentGiven(
      @Doc(value = "What for.", example = "impact messages") String purpose,
      @Doc("True where it was given, false where it was withdrawn.") boolean isGiven)
      implements Customers {
    public ConsentGiven {
      Texts.requireFilled("purpose", purpose);
    }
  }

  /** What a message is about. */
  enum MessageType {
    /** An article could come back. */
    REMINDER,
    /** What the return saved. */
    IMPACT,
    /** Something to buy. */
    OFFER
  }
}
