package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;

/** Hears a text sentence by sentence and has every clause that is stated read for facts. */
final class Listener {

    private static final List<Reader> READERS = List.of(
            new NameReader(),
            new KinReader(),
            new IdentityReader(),
            new HomeReader(),
            new VisitReader(),
            new WorkReader(),
            new StudyReader(),
            new HealthReader(),
            new BelongingsReader(),
            new TasteReader(),
            new WishReader(),
            new ActivityReader(),
            new EllipsisReader());

    /** Longer chains of clauses with one subject are no sentences. */
    private static final int LONGEST_CHAIN = 20;

    private final Story story;
    private final Introductions introductions;

    Listener(Story story) {
        this.story = story;
        introductions = new Introductions(story);
    }

    void hear(String text) {
        var sentence = Sentence.of(text);
        var clauses = Clauses.of(sentence);
        Factuality.judge(sentence, clauses);
        for (var clause : clauses) {
            story.mentions().nextClause();
            if (clause.factual || clause.kind == Clause.Kind.PURPOSE) {
                read(clause);
            } else if (clause.kind == Clause.Kind.REQUEST) {
                NameReader.callMe(clause, story);
            }
        }
    }

    private void read(Clause clause) {
        var subjects = subjects(clause);
        boolean copula = clause.verb().is("be");
        for (var complement : clause.complements) {
            for (var phrase : complement.phrases()) {
                // What a subject is said to be is nobody else.
                boolean same = phrase.isName() || (phrase.owner() != null && phrase.isRole() && !phrase.isNamed());
                if (copula && complement.isObject() && same) {
                    introductions.owners(phrase);
                } else {
                    introductions.of(phrase, false);
                }
            }
        }
        if (clause.factual) {
            var reading = new Reading(clause, Mood.of(clause), subjects, story, introductions);
            READERS.forEach(reader -> reader.read(reading));
        }
    }

    private List<Entity> subjects(Clause clause) {
        var sharing = clause;
        for (int depth = 0;
                sharing.sharesSubject != null && sharing.subjects.isEmpty() && depth < LONGEST_CHAIN;
                depth++) {
            sharing = sharing.sharesSubject;
        }
        var subjects = new ArrayList<Entity>();
        sharing.subjects.forEach(subject -> subjects.addAll(introductions.of(subject, true)));
        return subjects.stream().distinct().toList();
    }
}
