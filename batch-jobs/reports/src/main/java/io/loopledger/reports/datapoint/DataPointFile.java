package io.loopledger.reports.datapoint;

import io.loopledger.reports.datapoint.DataPoint.Words;
import java.util.List;

/**
 * The data points of one version of a standard.
 *
 * @param id name of the file without its ending; names standard and version
 * @param standard its name
 * @param version its date, or its year
 * @param title what a reader sees
 * @param source where the disclosures were read
 * @param note what a reader must know of all of them
 * @param points in the order of the standard
 */
public record DataPointFile(
    String id,
    String standard,
    String version,
    Words title,
    String source,
    Words note,
    List<DataPoint> points) {
  public DataPointFile {
    points = List.copyOf(points);
  }
}
