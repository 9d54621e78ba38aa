package io.orcha.bench;

import io.orcha.bench.EvaluationSet.Question;
import java.util.HashSet;
import java.util.List;

/**
 * How much of a question's evidence was ranked how high, each from 0 to 1.
 *
 * @param recall5 the share of the evidence among the first 5
 * @param recall10 among the first 10
 * @param recall20 among the first 20
 * @param ndcg10 normalised discounted cumulative gain of the first 10 (Järvelin and Kekäläinen 2002), a gain of 1 for evidence
 * @param all10 1 when the whole evidence is among the first 10
 */
record EvidenceScore(double recall5, double recall10, double recall20, double ndcg10, double all10) {

    static EvidenceScore of(Question question, List<String> ranked) {
        var evidence = new HashSet<>(question.evidence());
        double gain = 0;
        double ideal = 0;
        for (int rank = 0; rank < 10; rank++) {
            double discount = 1 / (Math.log(rank + 2) / Math.log(2));
            gain += rank < ranked.size() && evidence.contains(ranked.get(rank)) ? discount : 0;
            ideal += rank < question.evidence().size() ? discount : 0;
        }
        double recall10 = recall(question, ranked, 10);
        return new EvidenceScore(
                recall(question, ranked, 5),
                recall10,
                recall(question, ranked, 20),
                gain / ideal,
                recall10 == 1 ? 1 : 0);
    }

    static EvidenceScore mean(List<EvidenceScore> scores) {
        return new EvidenceScore(
                scores.stream().mapToDouble(EvidenceScore::recall5).average().orElse(0),
                scores.stream().mapToDouble(EvidenceScore::recall10).average().orElse(0),
                scores.stream().mapToDouble(EvidenceScore::recall20).average().orElse(0),
                scores.stream().mapToDouble(EvidenceScore::ndcg10).average().orElse(0),
                scores.stream().mapToDouble(EvidenceScore::all10).average().orElse(0));
    }

    private static double recall(Question question, List<String> ranked, int first) {
        var top = new HashSet<>(ranked.subList(0, Math.min(first, ranked.size())));
        long found = question.evidence().stream().filter(top::contains).count();
        return (double) found / question.evidence().size();
    }
}
