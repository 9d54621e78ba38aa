package io.orcha.recall;

import io.orcha.model.embedding.Embedder;
import io.orcha.recall.ranking.Ranked;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether what was found is worth a prompt's room, or merely the best that there is: it has to mean something similar, or to have some
 * of the question's words, or to be a standing instruction, which concerns requests of any kind.
 *
 * <p>The limits were measured with all-MiniLM-L6-v2 on the best 20 of each of 573 questions to eight conversations (LoCoMo and BEAM, the
 * development parts), on 24 requests to the same conversations that need nothing from them ("What is the capital of Australia?"), and
 * on 30 sentences and questions that share no word with each other. Of what answers the questions 0 % and 3.0 % stay below them (with
 * 0.30 in place of 0.25: 0 % and 6.1 %; without the instructions: 0 % and 4.5 %; with 0.3 of the words: 0 % and 5.3 %), so do 10 of the
 * 30 sentences (0.30: 16, 0.20: 7); and a request that needs nothing is given 1.5 of 20 items besides instructions, three of four requests
 * none (0.30: 0.7 items; 0.20: 3.3). A prompt is harmed less by a line too many than by the line that is missing.
 */
@ApplicationScoped
class Relevance {

    /** The words count as they are rare; most of what answers a question has less than a third of them. */
    private static final double LEAST_WORDS = 0.2;

    private final Embedder embedder;

    Relevance(Embedder embedder) {
        this.embedder = embedder;
    }

    boolean isEnough(Ranked ranked) {
        return ranked.cosine() >= embedder.related() || ranked.coverage() >= LEAST_WORDS || ranked.isInstruction();
    }
}
