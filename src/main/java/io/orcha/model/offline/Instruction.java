package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the owner of a memory asks for in words, step by step. */
sealed interface Instruction {

    /** Something that holds from now on. */
    record State(String text) implements Instruction {}

    /** Something that holds instead of what the memory says: it was introduced with "that is wrong" or the like. */
    record Correct(String text) implements Instruction {}

    /** Something that is to go, such as "my dog" or "I like jazz". */
    record Drop(String what) implements Instruction {}

    /** A wording to be replaced by another one. */
    record Replace(String old, String with) implements Instruction {}

    /** Parses instructions; what is not understood gives no step. */
    final class Parser {

        private static final String VERBS =
                "drop|forget|remove|delete|erase|clear|strike|scratch|take out|get rid of|leave out|cut"
                        + "|stop remembering|do not remember|don['’]t remember|do not keep|don['’]t keep";
        private static final String OTHER =
                "change|replace|update|rename|set|correct|swap|add|note|remember|no more|no longer";
        private static final Pattern BETWEEN =
                pattern("\\s*(?:[,;.!]\\s*(?:and |then |also |but |please )*|\\b(?:and|then|but) (?:please |also )*)"
                        + "(?=(?:" + VERBS + "|" + OTHER + ")\\b)");
        private static final Pattern COURTESY = pattern(
                "^(?:please|and|also|then|now|can you|could you|would you|you can|you should|i want you to|i would like you to|just)[ ,]+");
        private static final Pattern DROP = pattern(
                "^(?:" + VERBS + ") (?:(?:that|about|the fact that|everything about|anything about"
                        + "|all about|what i said about|the part about|the bit about|the line about|the sentence about|from memory|mentions? of)\\b ?)*(?<what>.+)");
        private static final Pattern NO_MORE = pattern("^no more (?<what>.+)");
        private static final Pattern REPLACE =
                pattern("^(?:replace|swap|substitute) (?<old>.+?) (?:with|by|for) (?<with>.+)");
        private static final Pattern CHANGE =
                pattern("^(?:change|update|set|correct|rename|switch) (?<old>.+?) (?:to|into|as) (?<with>.+)");
        private static final Pattern ADD = pattern(
                "^(?:add|note|remember|mention|write|save|keep in mind|put)(?: down)?(?: also)? (?:that )?(?<text>.+)");
        /** How people begin to say that something is not right. */
        private static final Pattern OBJECTION = pattern(
                "^(?:no|nope|wrong|not (?:quite|true|right)|actually|correction|sorry|you(?: are|['’]re) (?:wrong|mistaken)"
                        + "|(?:that|this|it)(?: is|['’]s| was) (?:wrong|not (?:right|true|correct)|incorrect|a mistake))"
                        + "\\s*(?:[,:;.!–—-]+\\s*(?:it is |in fact |actually )?|$)");

        private static final Pattern ATTRIBUTE = pattern("^(?:my|our) (?<name>.+)");

        private Parser() {}

        static List<Instruction> parse(String instruction) {
            var steps = new ArrayList<Instruction>();
            var said = instruction.strip();
            var rest = withoutObjection(said);
            for (var sentence : Sentences.of(rest)) {
                for (var part : BETWEEN.split(sentence, -1)) {
                    add(steps, bare(part));
                }
            }
            return rest.equals(said) ? steps : corrections(steps);
        }

        private static List<Instruction> corrections(List<Instruction> steps) {
            return steps.stream()
                    .<Instruction>map(step -> step instanceof State(var text) ? new Correct(text) : step)
                    .toList();
        }

        private static String withoutObjection(String instruction) {
            var rest = instruction;
            var shorter = OBJECTION.matcher(rest).replaceFirst("");
            while (!shorter.equals(rest)) {
                rest = shorter;
                shorter = OBJECTION.matcher(rest).replaceFirst("");
            }
            return rest.equals(instruction) ? instruction : Rewriting.capitalised(rest);
        }

        private static void add(List<Instruction> steps, String part) {
            var drop = DROP.matcher(part);
            var noMore = NO_MORE.matcher(part);
            var replace = REPLACE.matcher(part);
            var change = CHANGE.matcher(part);
            var add = ADD.matcher(part);
            if (drop.matches()) {
                steps.add(new Drop(drop.group("what")));
            } else if (noMore.matches()) {
                steps.add(new Drop(noMore.group("what")));
            } else if (replace.matches()) {
                steps.add(new Replace(replace.group("old"), replace.group("with")));
            } else if (change.matches()) {
                var attribute = ATTRIBUTE.matcher(change.group("old"));
                steps.add(
                        attribute.matches()
                                ? new State("My " + attribute.group("name") + " is " + change.group("with") + ".")
                                : new Replace(change.group("old"), change.group("with")));
            } else {
                var text = add.matches() ? add.group("text") : part;
                for (var statement : StatementExtractor.statements(text)) {
                    steps.add(new State(Rewriting.sentence(statement)));
                }
            }
        }

        private static String bare(String part) {
            var text = part.strip();
            var shorter = COURTESY.matcher(text).replaceFirst("");
            while (!shorter.equals(text)) {
                text = shorter;
                shorter = COURTESY.matcher(text).replaceFirst("");
            }
            return text.replaceFirst("[.!]+$", "").strip();
        }

        private static Pattern pattern(String regex) {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }
}
