package io.orcha.bench;

import io.orcha.bench.EvaluationSet.Question;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scores of one set of questions, over all and by category, in per cent. */
final class RecallTable {

    private final String name;
    private final List<EvidenceScore> all = new ArrayList<>();
    private final Map<String, List<EvidenceScore>> categories = new TreeMap<>();

    RecallTable(String name) {
        this.name = name;
    }

    void add(Question question, EvidenceScore score) {
        all.add(score);
        categories.computeIfAbsent(question.category(), _ -> new ArrayList<>()).add(score);
    }

    void print(PrintStream out) {
        out.printf("%n%s%n%-26s%6s%8s%8s%8s%9s%8s%n", name, "", "n", "R@5", "R@10", "R@20", "nDCG@10", "all@10");
        print(out, "all", all);
        categories.forEach((category, scores) -> print(out, category, scores));
    }

    private static void print(PrintStream out, String category, List<EvidenceScore> scores) {
        var mean = EvidenceScore.mean(scores);
        out.printf(
                "%-26s%6d%8.1f%8.1f%8.1f%9.1f%8.1f%n",
                category,
                scores.size(),
                100 * mean.recall5(),
                100 * mean.recall10(),
                100 * mean.recall20(),
                100 * mean.ndcg10(),
                100 * mean.all10());
    }
}
