package io.orcha.recall.ranking;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Finds the units that answer a question. Their scores by words and by meaning are brought to one scale and added, as Bruch, Gai and
 * Ingber (2023) found better than adding ranks; the words count as much as there are of the question in one place. Then come signs of
 * other kinds, each of which is a {@linkplain Weights weight}. The same index, question and weights give the same answer, to the last bit.
 */
public final class Ranker {

    /** The component of standing instructions. */
    static final String INSTRUCTION = "instruction";

    private static final int NEWEST = 50;

    private final Weights weights;

    public Ranker(Weights weights) {
        this.weights = weights;
    }

    /** The {@code most} best units, the best first. What repeats a better one is left out. */
    public List<Ranked> rank(UnitIndex index, Query query, int most) {
        var words = WordScores.of(index, TextAnalysis.ofQuery(query.text(), query.language()), weights);
        var meanings = meanings(index, query);
        var candidates = Candidates.of(
                words,
                meanings,
                weights.candidates(),
                IntStream.concat(
                        query.near() == null ? newest(index, query) : IntStream.empty(), related(index, query)),
                unit -> query.near() == null && index.isUnread(unit),
                unit -> !index.isGone(unit) && query.wanted().test(index.unit(unit)));
        var found = new ArrayList<Found>();
        double share = isOfWordsOnly(query) ? 1 : weights.words() * candidates.found;
        var today = query.now().atZone(query.zone()).toLocalDate();
        var about = new About(
                Periods.of(query.text(), query.language(), today),
                Names.in(query.text(), query.user(), index.speakers()),
                query);
        for (int at = 0; at < candidates.units.length; at++) {
            int number = candidates.units[at];
            var one = new Found(number, index.unit(number), words[number], meanings[number]);
            one.add("words", share * candidates.words[at]);
            one.add("meaning", (1 - share) * candidates.meanings[at]);
            addContent(one, index);
            found.add(one);
        }
        addSessions(found);
        found.forEach(one -> addCircumstances(one, about));
        found.sort(Comparator.<Found>comparingDouble(one -> -one.score).thenComparingInt(one -> -one.number));
        return best(found, most);
    }

    private static boolean isOfWordsOnly(Query query) {
        return query.vector() == null && query.near() == null;
    }

    /** Of what has no meaning the newest is looked at as well, for what a question means is often said in other words. */
    private static IntStream newest(UnitIndex index, Query query) {
        var numbers = isOfWordsOnly(query) ? IntStream.range(0, index.numbers()) : index.unread();
        return numbers.filter(number -> !index.isGone(number))
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer number) -> index.unit(number).time())
                        .reversed())
                .limit(NEWEST)
                .mapToInt(Integer::intValue);
    }

    private static IntStream related(UnitIndex index, Query query) {
        return query.related().stream().mapToInt(index::number).filter(number -> number >= 0);
    }

    private float[] meanings(UnitIndex index, Query query) {
        var near = query.near();
        if (near != null) {
            return MeaningScores.of(index, near);
        }
        var vector = query.vector();
        return vector == null ? MeaningScores.of(index, Map.of()) : MeaningScores.of(index, vector, weights);
    }

    /** What the text itself says about how much there is in it. */
    private void addContent(Found one, UnitIndex index) {
        var unit = one.unit;
        var traits = unit.traits();
        boolean withAssistant =
                isByAssistant(index, index.previous(one.number)) || isByAssistant(index, index.next(one.number));
        boolean ofPerson = unit.role() == Unit.Role.PERSON;
        one.add(
                "information",
                weights.information() * Math.min(1.0, (double) unit.length() / weights.informativeLength()));
        if (unit.kind() == Unit.Kind.MESSAGE && !(ofPerson && withAssistant)) {
            one.add("questions", -weights.questions() * traits.questions());
        }
        if (traits.instruction() && ofPerson && (withAssistant || unit.kind() == Unit.Kind.MEMORY)) {
            one.add(INSTRUCTION, weights.instruction());
        }
    }

    private static boolean isByAssistant(UnitIndex index, int number) {
        return number >= 0 && index.unit(number).role() == Unit.Role.ASSISTANT;
    }

    /** Gives all messages of a session a share of the best one's score, for what a session is about is rarely said in one message. */
    private void addSessions(List<Found> found) {
        var best = new HashMap<UUID, Double>();
        for (var one : found) {
            if (one.unit.session() != null) {
                best.merge(one.unit.session(), one.score, Math::max);
            }
        }
        double typical = best.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        for (var one : found) {
            one.add("session", weights.session() * best.getOrDefault(one.unit.session(), typical));
        }
    }

    private void addCircumstances(Found one, About about) {
        var unit = one.unit;
        one.add("time", weights.time() * about.fit(unit));
        if (unit.speaker() != null && about.named.contains(unit.speaker())) {
            one.add("speaker", weights.speaker());
        }
        if (unit.role() == Unit.Role.ASSISTANT) {
            one.add("assistant", -weights.assistant());
        }
        one.add("graph", about.query.related().contains(unit.id()) ? weights.graph() : 0);
        if (unit.note() != null) {
            one.add("persona", weights.persona() * about.query.taste().applyAsDouble(unit));
            one.add("importance", weights.importance() * unit.note().importance());
        }
        double age =
                Math.max(0, Duration.between(unit.time(), about.query.now()).toSeconds());
        one.add(
                "recency",
                weights.recency() * Math.pow(2, -age / weights.halfLife().toSeconds()));
    }

    /** Leaves out a memory whose message is better, a message whose memory is better, and a memory in the words of what is better. */
    private static List<Ranked> best(List<Found> found, int most) {
        var best = new ArrayList<Ranked>();
        var told = new HashSet<UUID>();
        for (var one : found) {
            if (best.size() == most) {
                break;
            }
            var unit = one.unit;
            boolean repeats = told.contains(unit.id())
                    || unit.sources().stream().anyMatch(told::contains)
                    || (unit.kind() == Unit.Kind.MEMORY
                            && best.stream().anyMatch(better -> better.unit().saysTheSameAs(unit)));
            if (!repeats) {
                best.add(new Ranked(unit, one.score, one.coverage, one.cosine, one.components));
                told.add(unit.id());
                // What was said more than once may have been said of different times.
                if (unit.sources().size() == 1) {
                    told.addAll(unit.sources());
                }
            }
        }
        return best;
    }

    /** What a question names besides what it asks. */
    private record About(List<Period> periods, Set<String> named, Query query) {

        double fit(Unit unit) {
            if (periods.isEmpty()) {
                return 0;
            }
            ZoneId zone = query.zone();
            var day = unit.time().atZone(zone).toLocalDate();
            return periods.stream().mapToDouble(period -> period.fit(day)).max().orElse(0);
        }
    }

    /** A candidate and what its score consists of so far. */
    private static final class Found {

        final int number;
        final Unit unit;
        final double coverage;
        final double cosine;
        final Map<String, Double> components = new LinkedHashMap<>();
        double score;

        Found(int number, Unit unit, double coverage, double cosine) {
            this.number = number;
            this.unit = unit;
            this.coverage = coverage;
            this.cosine = cosine;
        }

        void add(String component, double value) {
            if (value != 0) {
                components.put(component, value);
                score += value;
            }
        }
    }
}
