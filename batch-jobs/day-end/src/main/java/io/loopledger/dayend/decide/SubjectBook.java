package io.loopledger.dayend.decide;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine.Standing;
import io.loopledger.schemas.event.Subject;
import java.util.List;

/**
 * A subject at the end of a business date.
 *
 * @param subject which
 * @param day the date, of its brand
 * @param events all its events, also later ones
 * @param standing where those up to the date leave it, corrections applied
 */
public record SubjectBook(Subject subject, Day day, List<PinnedEvent> events, Standing standing) {}
