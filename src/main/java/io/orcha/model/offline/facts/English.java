package io.orcha.model.offline.facts;

import java.util.Set;

/** Tells cheaply whether a sentence can be English: by its script and its commonest words. */
final class English {

    private static final Set<String> FOREIGN = Vocabulary.words("""
            ich bin und der die das ist nicht mein meine habe wir ein eine mit für auf je suis est les des une mon ma nous pas que
            avec pour dans el los las mi mis una soy es tengo con para por muy yo vivo meu minha eu não uma sou tenho com em mijn ik
            een het niet van naar heb il gli una sono mio mia ho che di per non jag är och inte mitt jeg ikke og min
            """);

    private static final Set<String> COMMON = Vocabulary.words("""
            i my the a an is am are was were and to in of have has had we our she he they it you your not for with that this from
            at on but so been do does did i'm i've i'd i'll it's he's she's her his their me us just got im ive dont don't isn't
            """);

    private English() {}

    /** Whether the rules of this package may read it. */
    static boolean isSpokenIn(String sentence) {
        int letters = 0;
        int latin = 0;
        for (int at = 0; at < sentence.length() && at < 400; ) {
            int point = sentence.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isLetter(point)) {
                letters++;
                latin += Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN ? 1 : 0;
            }
        }
        if (letters == 0 || latin * 2 < letters) {
            return false;
        }
        int foreign = 0;
        int common = 0;
        for (var token : Tokeniser.tokens(sentence.length() > 400 ? sentence.substring(0, 400) : sentence)) {
            foreign += !token.isCapital() && FOREIGN.contains(token.norm()) && !COMMON.contains(token.norm()) ? 1 : 0;
            common += COMMON.contains(token.norm()) ? 1 : 0;
        }
        return foreign == 0 || common > foreign;
    }
}
