package io.orcha.recall;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages that ask for nothing: greetings, thanks, agreement and farewells in the languages with the most speakers in Europe and the
 * Americas. Everyone says such things every day, so they resemble much of what was said without concerning any of it: of all
 * messages, "Thanks!" shares the most words with the past.
 */
final class Courtesy {

    /** A longer message says something. */
    private static final int LONGEST = 80;

    private static final String PHRASES = """
            hello, hello there, hi, hi there, hiya, hey, hey there, good morning, good afternoon, good evening, good night, good day
            how are you, how are you doing, how are you today, how is it going, how's it going, what's up, nice to meet you
            thanks, thank you, thx, ty, cheers, many thanks, so much, very much, a lot, again, for your help, for the help, for that
            that helps, that helped, that's helpful, that was helpful, very helpful, you're welcome, no problem, no worries
            yes, yes please, yeah, yep, yup, no, nope, nah, sure, of course, ok, okay, alright, all right, fine, agreed, exactly, right
            that's right, great, good, very good, nice, very nice, cool, perfect, excellent, awesome, amazing, wonderful, brilliant, super
            lovely, well done, good job, sounds good, that sounds good, sounds great, got it, i got it, i see, i understand, understood
            makes sense, that makes sense, interesting, wow, oh, ah, hmm, hm, huh, lol, haha, hahaha, that's funny, funny
            sorry, never mind, nevermind, please, go on, go ahead, please go on, please continue, continue, carry on
            bye, bye bye, goodbye, see you, see you soon, see you later, see you tomorrow, take care, later, have a nice day
            have a good day, have a great day, have a good one, everyone, everybody, my friend
            hallo, guten morgen, guten tag, guten abend, gute nacht, moin, servus, grüß gott, wie geht's, wie geht es dir, danke
            danke schön, danke dir, vielen dank, besten dank, bitte, bitte schön, gern geschehen, ja, nein, doch, klar, genau, stimmt
            in ordnung, alles klar, gut, sehr gut, prima, toll, schön, verstanden, verstehe, weiter, entschuldigung, tschüss, ciao
            auf wiedersehen, bis bald, bis morgen, bis später, schönen tag
            bonjour, bonsoir, bonne nuit, bonne journée, salut, coucou, comment ça va, ça va, merci, merci beaucoup, de rien, oui, non
            d'accord, bien sûr, très bien, parfait, super, génial, continue, pardon, désolé, au revoir, à bientôt, à demain
            hola, buenos días, buenas tardes, buenas noches, buenas, qué tal, cómo estás, gracias, muchas gracias, de nada, sí, no, vale
            claro, de acuerdo, muy bien, bien, perfecto, genial, entendido, sigue, continúa, perdón, lo siento, adiós, hasta luego
            hasta mañana, chao
            buongiorno, buonasera, buonanotte, salve, come stai, come va, grazie, grazie mille, prego, sì, va bene, certo, perfetto
            capito, bene, molto bene, bravo, scusa, continua, arrivederci, a presto, a domani
            olá, oi, bom dia, boa tarde, boa noite, tudo bem, como vai, obrigado, obrigada, muito obrigado, muito obrigada, sim, não
            está bem, certo, claro, ótimo, perfeito, entendi, desculpa, tchau, até logo, até amanhã
            hoi, goedemorgen, goedemiddag, goedenavond, goedendag, hoe gaat het, dank je, dank je wel, bedankt, dankjewel, alsjeblieft
            graag gedaan, nee, prima, goed, mooi, akkoord, begrepen, sorry, doei, dag, tot ziens, tot morgen
            """;

    private static final Pattern NOTHING_ELSE = Pattern.compile("(?:(?:%s) )*+"
            .formatted(PHRASES.strip()
                    .lines()
                    .flatMap(line -> Pattern.compile(", ").splitAsStream(line))
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))));

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}']+");

    private Courtesy() {}

    /** Whether a message says nothing else; one without a letter or a digit says not even that. */
    static boolean is(String message) {
        if (message.length() > LONGEST) {
            return false;
        }
        var words = MARKS.matcher(Normalizer.normalize(message, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\''))
                .replaceAll(" ")
                .strip();
        return NOTHING_ELSE.matcher(words.isEmpty() ? "" : words + " ").matches();
    }
}
