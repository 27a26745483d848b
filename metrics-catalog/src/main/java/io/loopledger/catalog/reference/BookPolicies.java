package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.fx.VatRatePolicy;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * How a brand keeps its books, where the law or the standard leaves a choice. Each is to be signed
 * off by the brand's adviser.
 *
 * @param recognition when a resale becomes revenue (IFRS 15.38; section 252(1) no. 4 HGB)
 * @param distanceSales whose VAT a sale to a consumer of another member state bears (VAT Directive
 *     Art. 33, 59c)
 * @param marginEvidence what proves the purchase of a margin-scheme unit
 * @param marginForDonated whether a unit that cost nothing may be sold under the margin scheme
 * @param globalMarginUpTo purchase price in the reporting currency up to which the global margin
 *     replaces the margin of each unit (VAT Directive Art. 318; section 25a(4) UStG); 0 for never
 * @param vatExchange the rate at which VAT in foreign currency is declared (VAT Directive Art. 91)
 * @param breakage when the unused value of vouchers becomes income
 * @param breakageShare share of voucher value that is expected to lapse, for {@link
 *     Breakage#PROPORTIONAL}
 * @param minuteRate cost of a minute of own work, in the reporting currency
 * @param holdingPerNight imputed cost of a night in stock, in the reporting currency
 * @param capitalPerYear imputed yearly interest on stock at cost, as a share
 * @param evictAfterDays days after which a closed cycle may leave the hot state
 */
public record BookPolicies(
    Recognition recognition,
    DistanceSales distanceSales,
    MarginEvidence marginEvidence,
    boolean marginForDonated,
    BigDecimal globalMarginUpTo,
    VatRatePolicy vatExchange,
    Breakage breakage,
    BigDecimal breakageShare,
    BigDecimal minuteRate,
    BigDecimal holdingPerNight,
    BigDecimal capitalPerYear,
    int evictAfterDays) {

  /** When a resale becomes revenue. */
  public enum Recognition {
    /** At the sale. */
    SALE,
    /** When the unit is handed to the carrier. */
    SHIPMENT,
    /** When the buyer has it. */
    DELIVERY
  }

  /** Whose VAT a distance sale bears. */
  public enum DistanceSales {
    /** The buyer's country's, declared through the one-stop shop. */
    DESTINATION,
    /** The seller's, below the threshold of Art. 59c. */
    ORIGIN
  }

  /** What proves the purchase of a margin-scheme unit. */
  public enum MarginEvidence {
    /** A purchase document, named by the payout. */
    DOCUMENT,
    /** The payout itself. */
    PAYOUT
  }

  /** When the unused value of vouchers becomes income. */
  public enum Breakage {
    /** When the claim lapses (HGB). */
    ON_EXPIRY,
    /** In proportion to redemptions (IFRS 15.B46). */
    PROPORTIONAL
  }

  /** The policies of a brand that says nothing else. */
  public static final BookPolicies DEFAULT =
      new BookPolicies(
          Recognition.SHIPMENT,
          DistanceSales.DESTINATION,
          MarginEvidence.DOCUMENT,
          false,
          BigDecimal.ZERO,
          VatRatePolicy.DAILY,
          Breakage.ON_EXPIRY,
          BigDecimal.ZERO,
          new BigDecimal("0.60"),
          new BigDecimal("0.05"),
          BigDecimal.ZERO,
          400);

  /**
   * Policies as a JSON file states them; what it leaves out is as in {@link #DEFAULT}.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException naming file, field and value if it is not such a file
   */
  public static BookPolicies read(String name, byte[] json) {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    try {
      ObjectNode all = mapper.valueToTree(DEFAULT);
      JsonNode stated = mapper.readTree(json);
      if (!(stated instanceof ObjectNode object)) {
        throw new IllegalArgumentException(name + " holds no JSON object of policies");
      }
      all.setAll(object);
      return mapper.treeToValue(all, BookPolicies.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("%s: %s".formatted(name, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  public BookPolicies {
    requireNonNull(recognition, "recognition is null");
    requireNonNull(distanceSales, "distanceSales is null");
    requireNonNull(marginEvidence, "marginEvidence is null");
    requireNonNull(vatExchange, "vatExchange is null");
    requireNonNull(breakage, "breakage is null");
    requireAmount("globalMarginUpTo", globalMarginUpTo);
    requireAmount("minuteRate", minuteRate);
    requireAmount("holdingPerNight", holdingPerNight);
    requireShare("breakageShare", breakageShare);
    requireShare("capitalPerYear", capitalPerYear);
    if (evictAfterDays < 1) {
      throw new IllegalArgumentException(
          "evictAfterDays is %d; a closed cycle stays at least one day".formatted(evictAfterDays));
    }
  }

  private static void requireAmount(String field, BigDecimal value) {
    requireNonNull(value, field + " is null");
    if (value.signum() < 0 || value.stripTrailingZeros().scale() > 6) {
      throw new IllegalArgumentException(
          "%s is %s; it must be 0 or more, with at most six decimals"
              .formatted(field, value.toPlainString()));
    }
  }

  private static void requireShare(String field, BigDecimal value) {
    requireNonNull(value, field + " is null");
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0 || value.scale() > 6) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a share from 0 to below 1, with at most six decimals"
              .formatted(field, value.toPlainString()));
    }
  }
}
