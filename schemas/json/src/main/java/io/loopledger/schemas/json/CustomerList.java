package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers whose pseudonyms are asked for: {@code {"brand":"acme","customers":["C-1"]}}.
 *
 * @param brand whose customers they are
 * @param customers as the source names them; never logged
 */
public record CustomerList(String brand, List<String> customers) {
  private static final String FORM =
      "write {\"brand\":\"acme\",\"customers\":[\"C-1\",\"C-2\"]}, none of them empty";

  public CustomerList {
    customers = List.copyOf(customers);
  }

  @Override
  public String toString() {
    return "CustomerList[brand=%s, %d customers]".formatted(brand, customers.size());
  }

  /**
   * Reads the list.
   *
   * @throws MalformedJsonException if the body is not strict JSON of this form
   */
  public static CustomerList read(byte[] body) throws MalformedJsonException {
    return JsonEvents.reading(body, CustomerList::from);
  }

  private static CustomerList from(JsonParser in) throws IOException, MalformedJsonException {
    require(in.currentToken() == JsonToken.START_OBJECT);
    String brand = "";
    List<String> customers = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("brand") && value == JsonToken.VALUE_STRING) {
        brand = in.getText();
      } else {
        require(name.equals("customers") && value == JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
          require(in.currentToken() == JsonToken.VALUE_STRING && !in.getText().isBlank());
          customers.add(in.getText());
        }
      }
    }
    StrictJson.requireEnd(in);
    require(!brand.isBlank());
    return new CustomerList(brand, customers);
  }

  private static void require(boolean isRight) throws MalformedJsonException {
    if (!isRight) {
      throw StrictJson.malformed(FORM);
    }
  }
}
