package io.loopledger.schemas.event;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every event may say beside its own fields. Only the brand and the origin are required. */
public record EventContext(
    @Doc(value = "Brand the event belongs to, as registered.", example = "acme") String brand,
    @Doc(value = "Programme of the brand, as registered.", example = "repair-2026")
        @Nullable String program,
    @Doc(value = "Product: the brand's article number.", example = "JACKET-42")
        @Nullable String product,
    @Doc(
            value = "Product category, in the words of the programme's factor table.",
            example = "Jacket")
        @Nullable String category,
    @Doc(value = "Sales or return channel.", example = "own-shop") @Nullable String channel,
    @Doc(value = "Repair partner, carrier or marketplace concerned.", example = "Repair Nord")
        @Nullable String partner,
    @Doc(
            value = "Country of the event, ISO 3166-1 alpha-2; empty where the source names none.",
            example = "DE")
        @Nullable String country,
    @Doc(
            value = "Customer pseudonym; never a name, address or e-mail.",
            example = "psn_mfrggzdfmztwq2lknnwg23tpoa")
        @Nullable String customer,
    @Doc(value = "Order the event belongs to.", example = "4711") @Nullable String orderId,
    @Doc(
            value = "Reference of the payment, as the payment service writes it.",
            example = "ch_3Nxyz")
        @Nullable String paymentReference,
    @Doc(
            value = "Document (invoice, credit note) that states the amount.",
            example = "RE-2026-0815")
        @Nullable String documentId,
    @Doc("Kind of that document: decides the clearing account.")
        @Nullable DocumentType documentType,
    @Doc("Origin of the figures: REAL, DERIVED or SIMULATED.") Origin origin,
    @Doc("True where the source gave a date without a time; the time is then 12:00 in the zone.")
        boolean dateOnly,
    @Doc("Further attributes of the source: name to raw JSON text.")
        Map<String, String> extensions) {

  /** What a document does to the customer's account. */
  public enum DocumentType {
    /** A document that charges. */
    INVOICE,
    /** A document that gives back. */
    CREDIT_NOTE
  }

  public EventContext {
    Texts.requirePresent("brand", brand);
    requireNonNull(origin, "origin is null");
    extensions = Map.copyOf(extensions);
    if (brand.isBlank()) {
      throw new InvalidFieldException("brand", "brand is blank; every event names its brand");
    }
    Texts.requireText("brand", brand);
    Texts.requireText("program", program);
    Texts.requireText("product", product);
    Texts.requireText("category", category);
    Texts.requireText("channel", channel);
    Texts.requireText("partner", partner);
    Texts.requireText("customer", customer);
    Texts.requireText("order_id", orderId);
    Texts.requireText("payment_reference", paymentReference);
    Texts.requireText("document_id", documentId);
    Texts.requireCountry("country", country);
    extensions.forEach(
        (name, json) -> {
          Texts.requireText("an extension's name", name);
          Texts.requireText("extension " + name, json);
        });
  }

  /** The same context for another name of the customer: a pseudonym in place of a reference. */
  public EventContext withCustomer(@Nullable String pseudonym) {
    return new EventContext(
        brand,
        program,
        product,
        category,
        channel,
        partner,
        country,
        pseudonym,
        orderId,
        paymentReference,
        documentId,
        documentType,
        origin,
        dateOnly,
        extensions);
  }

  /** The same context with other extensions. */
  public EventContext withExtensions(Map<String, String> others) {
    return new EventContext(
        brand,
        program,
        product,
        category,
        channel,
        partner,
        country,
        customer,
        orderId,
        paymentReference,
        documentId,
        documentType,
        origin,
        dateOnly,
        others);
  }

  /** A context with nothing but the brand; add to it with a {@link Builder}. */
  public static Builder of(String brand, Origin origin) {
    return new Builder(brand, origin);
  }

  /** Collects the optional attributes by name, which fifteen positional arguments would not. */
  public static final class Builder {
    private final String brand;
    private final Origin origin;
    private @Nullable String program;
    private @Nullable String product;
    private @Nullable String category;
    private @Nullable String channel;
    private @Nullable String partner;
    private @Nullable String country;
    private @Nullable String customer;
    private @Nullable String orderId;
    private @Nullable String paymentReference;
    private @Nullable String documentId;
    private @Nullable DocumentType documentType;
    private boolean dateOnly;
    private Map<String, String> extensions = Map.of();

    private Builder(String brand, Origin origin) {
      this.brand = brand;
      this.origin = origin;
    }

    /** Sets the programme. */
    public Builder program(@Nullable String value) {
      program = value;
      return this;
    }

    /** Sets the product. */
    public Builder product(@Nullable String value) {
      product = value;
      return this;
    }

    /** Sets the category. */
    public Builder category(@Nullable String value) {
      category = value;
      return this;
    }

    /** Sets the channel. */
    public Builder channel(@Nullable String value) {
      channel = value;
      return this;
    }

    /** Sets the partner. */
    public Builder partner(@Nullable String value) {
      partner = value;
      return this;
    }

    /** Sets the country. */
    public Builder country(@Nullable String value) {
      country = value;
      return this;
    }

    /** Sets the customer pseudonym. */
    public Builder customer(@Nullable String value) {
      customer = value;
      return this;
    }

    /** Sets the order. */
    public Builder orderId(@Nullable String value) {
      orderId = value;
      return this;
    }

    /** Sets the payment reference. */
    public Builder paymentReference(@Nullable String value) {
      paymentReference = value;
      return this;
    }

    /** Sets the document and its kind. */
    public Builder document(@Nullable String id, @Nullable DocumentType type) {
      documentId = id;
      documentType = type;
      return this;
    }

    /** Marks the event as dated to a day only. */
    public Builder dateOnly() {
      dateOnly = true;
      return this;
    }

    /** Sets the extensions. */
    public Builder extensions(Map<String, String> values) {
      extensions = values;
      return this;
    }

    /** The context. */
    public EventContext build() {
      return new EventContext(
          brand,
          program,
          product,
          category,
          channel,
          partner,
          country,
          customer,
          orderId,
          paymentReference,
          documentId,
          documentType,
          origin,
          dateOnly,
          extensions);
    }
  }
}
