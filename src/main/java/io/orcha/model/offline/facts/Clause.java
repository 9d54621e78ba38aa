package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clause as it is being read: who, does, what, when. */
final class Clause {

    enum Kind {
        STATEMENT,
        QUESTION,
        REQUEST,
        /** "if …" */
        CONDITION,
        /** what somebody says, thinks or hopes */
        REPORTED,
        /** "to …" */
        PURPOSE
    }

    final int start;
    final String lead;
    final Sentence sentence;
    final Set<String> adverbs = new HashSet<>();
    final Set<String> particles = new HashSet<>();
    final List<Complement> complements = new ArrayList<>();
    final List<TimePhrase> times = new ArrayList<>();
    final List<VerbGroup> verbs = new ArrayList<>();
    List<NounPhrase> subjects = List.of();
    Kind kind = Kind.STATEMENT;
    int end;
    boolean factual = true;

    /** The clause whose subject this one shares; null for one with its own. */
    @Nullable Clause sharesSubject;

    /** The phrase that a relative clause belongs to and that is its object; null for others. */
    @Nullable NounPhrase relativeObject;

    Clause(Sentence sentence, int start, String lead) {
        this.sentence = sentence;
        this.start = start;
        this.lead = lead;
        end = start;
    }

    VerbGroup verb() {
        return verbs.getFirst();
    }

    VerbGroup lastVerb() {
        return verbs.getLast();
    }

    boolean isNegated() {
        return verb().negated() || adverbs.contains("neither") || adverbs.contains("never");
    }

    boolean hasAdverb(String adverb) {
        return adverbs.contains(adverb)
                || verbs.stream().anyMatch(verb -> verb.adverbs().contains(adverb));
    }

    /** All phrases: subjects first, then those of the complements. */
    List<NounPhrase> phrases() {
        var phrases = new ArrayList<>(subjects);
        complements.forEach(complement -> phrases.addAll(complement.phrases()));
        return phrases;
    }

    /** The objects and predicate nouns. */
    List<NounPhrase> objects() {
        return complements.stream()
                .filter(Complement::isObject)
                .flatMap(complement -> complement.phrases().stream())
                .toList();
    }

    /** The phrases behind one of these prepositions. */
    List<NounPhrase> behind(String... prepositions) {
        var wanted = Set.of(prepositions);
        return complements.stream()
                .filter(complement -> wanted.contains(complement.preposition()))
                .flatMap(complement -> complement.phrases().stream())
                .toList();
    }

    boolean hasWord(String word) {
        return complements.stream().anyMatch(complement -> complement.word().equals(word));
    }
}
