package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Composes a reply from the evidence alone. */
final class Reply {

    static final String UNKNOWN = "I don't know that yet. Tell me and I'll remember it.";
    static final String NO_MODEL =
            "No language model is configured, so I can only remember what you tell me about yourself "
                    + "and answer questions about it.";

    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_STATEMENTS = 30;

    private final Evidence evidence;
    private final Profile profile;
    private final Answers answers;
    private final Recollection recollection;
    private final Answers recalledAnswers;
    private final Recollection wholeRecollection;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private int questions;
    private boolean asked;
    private boolean beyond;

    private Reply(Evidence evidence) {
        this.evidence = evidence;
        this.profile = Profile.of(evidence.statements());
        this.answers = new Answers(profile);
        this.recollection = new Recollection(evidence.statements());
        this.recalledAnswers = new Answers(Profile.of(evidence.withRecalled()));
        this.wholeRecollection = new Recollection(evidence.withRecalled());
    }

    static String to(Evidence evidence) {
        return new Reply(evidence).text();
    }

    private String text() {
        var sentences = Sentences.of(evidence.newest());
        for (var sentence : sentences) {
            if (questions < MOST_QUESTIONS) {
                consider(sentence);
            }
        }
        var parts = new ArrayList<String>();
        parts.add(Acknowledgement.of(evidence.fresh()));
        parts.addAll(known);
        if (!known.isEmpty()) {
            missing.stream().map(topic -> "I don't know " + topic + " yet.").forEach(parts::add);
        } else if (asked && !(beyond && missing.isEmpty())) {
            parts.add(UNKNOWN);
        }
        if (known.isEmpty() && beyond) {
            parts.add(NO_MODEL);
        }
        var reply = Answers.join(parts.stream());
        return reply.isEmpty() ? greeting(sentences) + NO_MODEL : reply;
    }

    private void consider(String sentence) {
        var question = Opening.strip(Questions.questionPart(sentence));
        var words = Word.of(question);
        if (words.isEmpty()) {
            return;
        }
        boolean isQuestion = Questions.isQuestion(question, words);
        if (!isQuestion && !Commands.isCommand(words) && !asksIndirectly(question)) {
            return;
        }
        questions++;
        var aspects = Aspects.of(question);
        if (aspects.isEmpty()) {
            other(question, words, isQuestion);
            return;
        }
        asked = true;
        for (var aspect : aspects) {
            answer(aspect, question);
        }
    }

    private static boolean asksIndirectly(String sentence) {
        return !StatementExtractor.statements(sentence).contains(sentence)
                && !Aspects.of(sentence).isEmpty()
                && StatementExtractor.statements(sentence).isEmpty();
    }

    private void answer(Aspect aspect, String question) {
        var answer = aspect == Aspect.Plain.EVERYTHING ? everything() : answers.to(aspect);
        if (answer.isEmpty()) {
            answer = recalledAnswers.to(aspect);
        }
        if (answer.isEmpty() && !(aspect instanceof Aspect.Plain plain && plain == Aspect.Plain.NAME)) {
            answer = recollection(question);
        }
        if (answer.isEmpty() && aspect instanceof Aspect.Favourite) {
            var likes = answers.to(Aspect.Plain.LIKES);
            answer = likes.isEmpty()
                    ? ""
                    : "I don't know " + aspect.topic() + ", but " + Rewriting.embedded(likes) + ".";
        }
        if (answer.isEmpty()) {
            missing.add(aspect.topic());
        } else {
            known.add(answer);
        }
    }

    private void other(String question, List<Word> words, boolean isQuestion) {
        var answer = isQuestion ? recollection(question) : "";
        if (!answer.isEmpty()) {
            asked = true;
            known.add(answer);
        } else if (isQuestion && words.stream().anyMatch(word -> word.isAnyOf(Lexicon.FIRST_PERSON))) {
            asked = true;
            missing.add("that");
        } else {
            beyond = true;
        }
    }

    private String recollection(String question) {
        var told = recollection.about(question);
        return told.isEmpty() ? wholeRecollection.about(question) : told;
    }

    private String everything() {
        var rest = new LinkedHashSet<Statement>();
        for (var statement : evidence.statements()) {
            if (statement.facts().isEmpty()) {
                rest.add(statement);
            }
        }
        var others = new ArrayList<>(rest);
        var latest = others.subList(Math.max(0, others.size() - MOST_STATEMENTS), others.size());
        return Answers.join(List.of(answers.everything(), Recollection.told(latest)).stream());
    }

    private String greeting(List<String> sentences) {
        var words = sentences.isEmpty() ? List.<Word>of() : Word.of(sentences.getFirst());
        boolean greeted = !words.isEmpty() && words.getFirst().isAnyOf(Lexicon.GREETINGS);
        var name = profile.one(Fact.Name.class).map(fact -> ", " + fact.value()).orElse("");
        return greeted ? "Hello" + name + "! " : "";
    }
}
