package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orcha.session.SaidMessage;
import java.util.List;

/**
 * A relation with what says it, and what it was before.
 *
 * @param said the messages that say it and still exist, the oldest first
 * @param history what was known before it, the newest first
 */
record RelationDetail(@JsonUnwrapped RelationBody relation, List<SaidMessage> said, List<RelationBody> history) {}
