package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Knows sentences that tell the assistant what to do; they state nothing about the user and must not become memory. */
final class Commands {

    private static final Set<String> IMPERATIVES = Lexicon.words("""
            tell give write show explain summarise summarize translate ignore disregard forget always never answer reply
            respond act pretend list help make create generate describe find search draw compute calculate repeat say print
            output stop start continue let let's lets do don't be use remind recommend suggest imagine assume consider change
            update delete remove erase add save store read open send check try compare define solve fix rewrite correct
            reveal override bypass remember note keep speak talk think wait guess choose pick sort count analyse analyze
            convert recite sing spell roleplay play go set turn follow obey reset clear enable disable execute run
            """);
    private static final Set<String> COURTESY = Lexicon.words("please now just kindly then first next again so and");
    private static final List<List<String>> TO_ASSISTANT = Lexicon.phrases("""
            you are
            you must
            you should
            you will
            you have to
            you need to
            you can
            you may
            you shall
            from now on
            i want you to
            i need you to
            i would like you to
            i order you
            i command you
            i ask you to
            i would like to know
            i want to know
            new instructions
            new instruction
            system :
            system prompt
            assistant :
            your task
            your job
            your name
            your instructions
            your new""");
    private static final Set<String> OVERRIDES = Lexicon.words("ignore disregard forget override bypass reveal leak");
    private static final Set<String> RULES =
            Lexicon.words("instructions instruction prompt prompts rules guidelines directives system");
    private static final Set<String> STATEMENT_FOLLOWS = Lexicon.words("me");

    private Commands() {}

    static boolean isCommand(List<Word> words) {
        if (words.stream().anyMatch(word -> word.isAnyOf(OVERRIDES))
                && words.stream().anyMatch(word -> word.isAnyOf(RULES))) {
            return true;
        }
        if (Requests.states(words)) {
            return false;
        }
        int at = 0;
        while (at < words.size() - 1
                && (words.get(at).isAnyOf(COURTESY) || words.get(at).isMark())) {
            at++;
        }
        var clause = new Clause("", words);
        if (clause.afterAny(at, TO_ASSISTANT) > 0) {
            return !nickname(clause, at);
        }
        // "Tell me …" is a command, "Playing chess …" and "Let us …" are not in the list on purpose.
        boolean imperative = words.get(at).isAnyOf(IMPERATIVES);
        boolean noun = clause.is(at + 1, Set.of("is", "are", "was", "were"))
                || clause.after(at, List.of("change", "of")) > 0
                || clause.after(at, List.of("save", "the", "date")) > 0;
        return imperative && !noun;
    }

    /** "You can call me Zoë" tells a name. */
    private static boolean nickname(Clause clause, int at) {
        int call = clause.find(at, Set.of("call"));
        return call > 0 && call <= at + 3 && clause.is(call + 1, STATEMENT_FOLLOWS);
    }
}
