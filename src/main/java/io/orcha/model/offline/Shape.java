package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A clause with its names, dates and numbers taken out, so that one rule fits whatever they are: "We moved to @0", "The gala
 * slipped to #0". Adverbs are left out, other words are in the normal form of {@link Word}.
 *
 * @param text words separated by single spaces; a name is {@code @} and its place among the values, a date {@code #}, a
 *     telephone number or an e-mail address {@code %}
 * @param values what was taken out, in the speaker's words
 */
record Shape(String text, List<String> values) {

    static final String NAME = "(?<v>@\\d+)";

    private static final Set<String> MONTHS = Lexicon.words("""
            january february march april may june july august september october november december
            """);
    private static final Set<String> DAYS =
            Lexicon.words("monday tuesday wednesday thursday friday saturday sunday tomorrow");
    private static final Pattern DAY_NUMBER = Pattern.compile("\\d{1,2}(?:st|nd|rd|th|\\.)?|\\d{4}");
    private static final Pattern CONTACT =
            Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+|\\+?\\d[\\d\\-/]*|\\+\\d[\\d\\-/]*");
    private static final Pattern DIGITS = Pattern.compile("\\D");
    private static final int SHORTEST_NUMBER = 5;
    /** What follows a name with which a sentence begins; a capital alone says nothing there. */
    private static final Set<String> AFTER_SUBJECT = Lexicon.words("""
            is was has have had will and hired hires pays paid employs employed took gave became let offered recruited fired
            sacked left dumped beats replaced said says went died got passed ran
            """);

    private static final Set<String> COMMON = Lexicon.words("""
            home everyone everybody nothing everything something work life allergic moving living what who since guess turns
            these those my our we i it that this they he she you the a an there here
            """);

    static Shape of(Clause clause) {
        return new Reader(clause).read();
    }

    /** What stood where the sign is. */
    String value(String sign) {
        return values.get(Integer.parseInt(sign.substring(1)));
    }

    /** Whether there is a name, a date or a number in it. */
    boolean hasValues() {
        return !values.isEmpty();
    }

    private static final class Reader {
        private final Clause clause;
        private final List<String> out = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        Reader(Clause clause) {
            this.clause = clause;
        }

        Shape read() {
            int at = 0;
            while (at < clause.size()) {
                int end = take(at);
                if (end > at) {
                    at = end;
                } else {
                    if (!clause.is(at, Lexicon.ADVERBS)) {
                        out.add(clause.norm(at));
                    }
                    at++;
                }
            }
            while (!out.isEmpty() && out.getLast().length() == 1 && ",;:.()\"".contains(out.getLast())) {
                out.removeLast();
            }
            return new Shape(String.join(" ", out), List.copyOf(values));
        }

        private int take(int at) {
            int end = contact(at);
            if (end > at) {
                return add('%', at, end);
            }
            end = date(at);
            if (end > at) {
                return add('#', at, end);
            }
            end = at;
            while (end < clause.size() && isName(end)) {
                end++;
            }
            return end > at ? add('@', at, end) : at;
        }

        private int add(char sign, int at, int end) {
            out.add(sign + Integer.toString(values.size()));
            values.add(clause.raw(at, end));
            return end;
        }

        private int contact(int at) {
            int end = at;
            while (end < clause.size()
                    && CONTACT.matcher(clause.norm(end)).matches()
                    && (end == at || !clause.norm(end).contains("@"))) {
                end++;
            }
            var text = end > at ? clause.raw(at, end) : "";
            boolean number = DIGITS.matcher(text).replaceAll("").length() >= SHORTEST_NUMBER;
            return text.contains("@") ? at + 1 : number ? end : at;
        }

        private int date(int at) {
            int end = at;
            boolean named = false;
            while (end < clause.size() && isDate(end)) {
                named |= !DAY_NUMBER.matcher(clause.norm(end)).matches();
                end++;
            }
            return named ? end : at;
        }

        private boolean isDate(int at) {
            boolean month = clause.is(at, MONTHS)
                    && (capital(at)
                            || DAY_NUMBER.matcher(clause.norm(at - 1)).matches()
                            || DAY_NUMBER.matcher(clause.norm(at + 1)).matches());
            return month
                    || clause.is(at, DAYS)
                    || DAY_NUMBER.matcher(clause.norm(at)).matches();
        }

        private boolean isName(int at) {
            var word = clause.words().get(at);
            if (word.isMark() || word.norm().equals("i") || !capital(at)) {
                return false;
            }
            boolean opens = word.start() == 0 && at == 0;
            return !opens || (!word.isAnyOf(COMMON) && (clause.is(at + 1, AFTER_SUBJECT) || laterWord(at + 1)));
        }

        /** "Umbria Labs hired me" */
        private boolean laterWord(int at) {
            return at < clause.size() && capital(at) && clause.is(at + 1, AFTER_SUBJECT);
        }

        private boolean capital(int at) {
            int start = clause.words().get(at).start();
            return start < clause.text().length()
                    && Character.isUpperCase(clause.text().codePointAt(start));
        }
    }
}
