package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.regex.Pattern;

/**
 * Finds orders to the assistant that would last: to set its rules aside, to favour somebody in answers, to become somebody
 * else, to disclose its prompt. What a user asks for once, states about themselves or wishes about the style of answers is
 * no such order.
 *
 * <p>One pass over the words, in constant time for each: cues are only combined within a fixed distance or as flags.
 */
final class Instructions {

    /** What was found in a sentence. */
    enum Finding {
        ORDER,
        /** Not yet an order, but the sentence stops where one would begin: "From now on". */
        UNFINISHED,
        NONE
    }

    private static final int NEAR = 12;
    private static final int LONGEST_PHRASE = 16;
    private static final int FAR_BACK = -1000;

    /** What came before a place at which an imperative can stand. */
    private static final int IMPERATIVE = 1;

    private static final int ALWAYS = 2;
    private static final int DENIED = 4;
    private static final int OBLIGED = 8;
    private static final int SCOPED = 16;
    private static final int JOINED = 32;

    /** The whole of a wish about the language or the form of answers; nothing else may stand beside it. */
    private static final Pattern STYLE = Pattern.compile(
            "\\W{0,3}(?:(?:please|bitte|por favor|from now on|ab jetzt|always|immer|siempre|sempre|toujours|only|nur|you should"
                    + "|you must|you can|i want you to|make sure to|remember to)[ ,]{1,3}){0,4}"
                    + "(?:answer|reply|respond|write|speak|talk|antworte|antworten|reponds|responde|responda|rispondi|antwoord"
                    + "|schreib|use|отвечаи)(?: to)?(?: me| us| mir| moi)?(?: siempre| sempre| toujours| immer| altijd)? "
                    + "(?:(?:in|auf|en|em|in het|на|using|with|only|the|nur|a|simple|plain|short|very|quite|more) ){0,4}"
                    + "(?:english|german|french|spanish|portuguese|italian|dutch|polish|russian|turkish|chinese|japanese|korean"
                    + "|arabic|hindi|deutsch|englisch|francais|anglais|espanol|ingles|portugues|italiano|inglese|nederlands"
                    + "|briefly|concisely|formally|informally|politely|slowly|kurz|knapp|brievement|brevemente|metric units"
                    + "|celsius|sentences|words|language|bullet points|lists|answers|detail|emojis|русски)"
                    + "(?:[ ,]{1,3}(?:please|bitte|from now on|always|por favor|only)){0,2}\\W{0,3}");

    private final Tokens tokens;
    private final int[] reach;
    private boolean order;
    private boolean scope;
    private boolean always;
    private boolean crowd;
    private boolean commanded;
    private boolean commandDenied;
    private boolean lastCommanded;
    private boolean speaker;
    private int overrideAt = FAR_BACK;
    private int joinedOverrideAt = FAR_BACK;
    private int overrideLastAt = FAR_BACK;
    private int targetAt = FAR_BACK;
    private int yoursAt = FAR_BACK;
    private int ownAt = FAR_BACK;
    private int showAt = FAR_BACK;
    private int modalAt = FAR_BACK;
    private int alwaysAt = FAR_BACK;
    private int subjectAt = FAR_BACK;
    private int rememberAt = FAR_BACK;
    private int commandAt = FAR_BACK;

    private Instructions(Tokens tokens) {
        this.tokens = tokens;
        this.reach = new int[tokens.size() + LONGEST_PHRASE];
    }

    /** @param lower a sentence as {@link VisibleText#lower} gives it */
    static Finding in(String lower) {
        var finding = new Instructions(Tokens.of(lower)).read();
        return finding == Finding.ORDER
                        && lower.length() < 200
                        && STYLE.matcher(lower.strip()).matches()
                ? Finding.NONE
                : finding;
    }

    private Finding read() {
        var phrases = Phrases.all();
        int size = tokens.size();
        for (int at = 0; at < size && !order; at++) {
            if (tokens.opens().get(at)) {
                reach[at] |= IMPERATIVE;
            }
            for (var phrase : phrases.at(at, tokens)) {
                take(phrase.cue(), at, at + phrase.words().size());
            }
        }
        boolean standing = scope || (crowd && !commandDenied);
        if (order || (commanded && standing) || (lastCommanded && scope)) {
            return Finding.ORDER;
        }
        return size > 0 && (reach[size] & (ALWAYS | OBLIGED | SCOPED)) != 0 ? Finding.UNFINISHED : Finding.NONE;
    }

    private void take(Cue cue, int at, int end) {
        int here = reach[at];
        boolean imperative = (here & IMPERATIVE) != 0;
        switch (cue) {
            case ALONE -> order = true;
            case OPENING -> order |= imperative && (here & DENIED) == 0;
            case OVERRIDE -> {
                if (imperative && (here & DENIED) == 0) {
                    overrideAt = at;
                } else if ((here & JOINED) != 0) {
                    joinedOverrideAt = at;
                }
            }
            case OVERRIDE_LAST -> {
                overrideLastAt = at;
                order |= !speaker && at - targetAt <= NEAR;
            }
            case TARGET -> target(at);
            case YOURS -> yoursAt = at;
            case OWN -> {
                ownAt = at;
                order |= at - showAt <= NEAR || at - overrideAt <= NEAR || at - joinedOverrideAt <= NEAR / 2;
            }
            case CONDUCT -> conduct(at, end, here, ALWAYS | OBLIGED);
            case ACT -> conduct(at, end, here, ALWAYS);
            case CONDUCT_LAST -> {
                lastCommanded |= !speaker;
                order |= !speaker && (scope || always || at - modalAt <= NEAR || at - ownAt <= NEAR);
                showAt = at;
            }
            case SHOW, ASK -> {
                if (imperative) {
                    showAt = at;
                }
            }
            case ADVERB -> {
                always |= imperative || !speaker;
                alwaysAt = at;
                pass(here, end, ALWAYS);
                order |= commandAt >= 0 && at - commandAt <= 2 && !commandDenied;
            }
            case SCOPE -> {
                scope = true;
                // "Make sure every answer …"
                order |= (here & OBLIGED) != 0;
                subjectAt = end;
                pass(here, end, SCOPED);
            }
            case CROWD -> crowd = true;
            case NOT -> pass(here, end, DENIED);
            case SKIP -> pass(here, end, 0);
            case AND -> reach[end] |= JOINED;
            case MODAL -> {
                modalAt = at;
                speaker = false;
                reach[end] |= IMPERATIVE | OBLIGED;
            }
            case ADVICE -> {
                modalAt = at;
                reach[end] |= IMPERATIVE;
            }
            case OBLIGED -> order |= subjectAt >= 0 && at - subjectAt >= 0 && at - subjectAt <= 3 && !speaker;
            case ASSISTANT -> {
                subjectAt = end;
                pass(here, end, 0);
            }
            case REMEMBER_TO -> {
                if (imperative) {
                    reach[end] |= IMPERATIVE | OBLIGED;
                }
            }
            case REMEMBER -> {
                if (imperative) {
                    rememberAt = at;
                }
            }
            case TRUST -> order |= rememberAt >= 0;
            case ME -> {
                speaker = true;
                modalAt = FAR_BACK;
            }
            case TO_ME, TO_OTHERS -> {}
        }
    }

    private void pass(int here, int end, int flag) {
        if ((here & IMPERATIVE) != 0) {
            reach[end] |= here | flag;
        }
    }

    private void target(int at) {
        targetAt = at;
        order |= at - overrideAt <= NEAR || (!speaker && at - overrideLastAt <= NEAR);
        if (at - yoursAt <= 3) {
            ownAt = at;
            order |= at - showAt <= NEAR || at - joinedOverrideAt <= NEAR / 2;
        }
    }

    private void conduct(int at, int end, int here, int sufficient) {
        boolean aboutMe = follows(Cue.TO_ME, end);
        if ((here & IMPERATIVE) != 0) {
            commanded |= !aboutMe || (here & ALWAYS) != 0;
            commandDenied |= (here & DENIED) != 0;
            commandAt = at;
            showAt = at;
            // "Never mention it", "don't tell me": a wish of the user for themselves.
            order |= (here & sufficient) != 0 && !aboutMe && !follows(Cue.TO_OTHERS, end);
        } else if (at - modalAt <= NEAR && (scope || (alwaysAt >= modalAt && alwaysAt > 0))) {
            order = true;
        }
    }

    private boolean follows(Cue cue, int at) {
        return at < tokens.size() && Phrases.all().at(at, tokens).stream().anyMatch(phrase -> phrase.cue() == cue);
    }
}
