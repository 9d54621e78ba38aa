package io.orcha.recall;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.recall.index.UserIndexes;
import io.orcha.recall.ranking.Passages;
import io.orcha.recall.ranking.Ranked;
import io.orcha.recall.ranking.Ranker;
import io.orcha.recall.ranking.RankingQuery;
import io.orcha.recall.ranking.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Finds and ranks what may be recalled. */
@ApplicationScoped
class Candidates {
}
