package io.orcha.memory.summary;

import static io.orcha.memory.summary.DateWords.day;
import static io.orcha.memory.summary.DateWords.distance;
import static io.orcha.memory.summary.DateWords.month;
import static io.orcha.memory.summary.DateWords.week;
import static io.orcha.memory.summary.DateWords.weekday;
import static io.orcha.memory.summary.DateWords.weekend;
import static io.orcha.memory.summary.DateWords.year;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commonest words for relative dates in German, French, Spanish and Portuguese. */
final class ForeignDates {

    private static final List<String> GERMAN =
            List.of("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag");
    private static final List<String> FRENCH =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
    private static final List<String> SPANISH =
            List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo");
    private static final List<String> PORTUGUESE =
            List.of("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo");

    private ForeignDates() {}

    static List<DateWords.Rule> german() {
        var numbers = numbers("ein|eine|einem|einer 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 zehn 10");
        var units = units("tag|tage|tagen d woche|wochen w monat|monate|monaten m jahr|jahre|jahren y");
        var amount = amount(numbers, units);
        var weekday = alternatives(GERMAN);
        return DateWords.rules(
                day("übermorgen", 2),
                day("vorgestern", -2),
                day("heute(?: (?:früh|morgen|mittag|nachmittag|abend|nacht))?", 0),
                day("(?<!(?:jeden|am|guten|heute|gestern|diesen) )morgen(?: (?:früh|mittag|nachmittag|abend))?", 1),
                day("gestern(?: (?:früh|morgen|mittag|nachmittag|abend))?", -1),
                distance("in " + amount, 1, numbers, units),
                distance("vor " + amount, -1, numbers, units),
                weekend("(?:dieses|kommendes|am kommenden) wochenende", 0),
                weekend("(?:nächstes|am nächsten) wochenende", 1),
                weekend("(?:letztes|am letzten) wochenende", -1),
                week("(?:nächste|kommende|in der nächsten) woche", 1),
                week("(?:letzte|vorige|vergangene) woche", -1),
                month("(?:nächsten|kommenden|im nächsten) monat", 1),
                month("(?:letzten|vorigen|vergangenen|im letzten) monat", -1),
                year("(?:nächstes|kommendes|im nächsten) jahr", 1),
                year("(?:letztes|voriges|vergangenes|im letzten) jahr", -1),
                weekday("(?:nächsten|am nächsten) " + weekday, 1, GERMAN),
                weekday("(?:letzten|am letzten|vergangenen) " + weekday, -1, GERMAN),
                weekday("(?:am|diesen|kommenden|am kommenden) " + weekday, 0, GERMAN));
    }

    static List<DateWords.Rule> french() {
        var numbers = numbers("un|une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 dix 10");
        var units = units("jour|jours d semaine|semaines w mois m an|ans|année|années y");
        var amount = amount(numbers, units);
        var weekday = alternatives(FRENCH);
        return DateWords.rules(
                day("après-demain", 2),
                day("avant-hier", -2),
                day("aujourd['’]hui|ce soir|ce matin", 0),
                day("demain(?: (?:matin|soir|midi))?", 1),
                day("hier(?: (?:matin|soir))?", -1),
                distance("dans " + amount, 1, numbers, units),
                distance("il y a " + amount, -1, numbers, units),
                weekend("ce week-?end", 0),
                weekend("le week-?end prochain", 1),
                weekend("le week-?end dernier", -1),
                week("(?:la )?semaine prochaine", 1),
                week("(?:la )?semaine dernière", -1),
                month("(?:le )?mois prochain", 1),
                month("(?:le )?mois dernier", -1),
                year("(?:l['’])?(?:année prochaine|an prochain)", 1),
                year("(?:l['’])?(?:année dernière|an dernier)", -1),
                weekday(weekday + " prochain", 0, FRENCH),
                weekday(weekday + " dernier", -1, FRENCH),
                weekday("ce " + weekday, 0, FRENCH));
    }

    static List<DateWords.Rule> spanish() {
        var numbers = numbers("un|una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 diez 10");
        var units = units("día|días d semana|semanas w mes|meses m año|años y");
        var amount = amount(numbers, units);
        var weekday = alternatives(SPANISH);
        return DateWords.rules(
                day("pasado mañana", 2),
                day("anteayer|antes de ayer", -2),
                day("hoy|esta (?:mañana|tarde|noche)", 0),
                day("(?<!(?:la|esta|cada|una) )mañana(?: por la (?:mañana|tarde|noche))?", 1),
                day("ayer|anoche", -1),
                distance("(?:dentro de|en) " + amount, 1, numbers, units),
                distance("hace " + amount, -1, numbers, units),
                weekend("este fin de semana", 0),
                weekend("el (?:próximo fin de semana|fin de semana que viene)", 1),
                weekend("el fin de semana pasado", -1),
                week("(?:la )?(?:próxima semana|semana que viene|semana próxima)", 1),
                week("(?:la )?semana pasada", -1),
                month("(?:el )?(?:próximo mes|mes que viene|mes próximo)", 1),
                month("(?:el )?mes pasado", -1),
                year("(?:el )?(?:próximo año|año que viene|año próximo)", 1),
                year("(?:el )?año pasado", -1),
                weekday("el próximo " + weekday, 0, SPANISH),
                weekday("el " + weekday + " que viene", 0, SPANISH),
                weekday("el " + weekday + " pasado", -1, SPANISH),
                weekday("(?:el|este) " + weekday, 0, SPANISH));
    }

    static List<DateWords.Rule> portuguese() {
        var numbers = numbers("um|uma 1 dois|duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 dez 10");
        var units = units("dia|dias d semana|semanas w mês|meses m ano|anos y");
        var amount = amount(numbers, units);
        var weekday = alternatives(PORTUGUESE) + "(?:-feira)?";
        return DateWords.rules(
                day("depois de amanhã", 2),
                day("anteontem", -2),
                day("hoje(?: à (?:tarde|noite))?|esta noite", 0),
                day("amanhã(?: (?:de manhã|à tarde|à noite))?", 1),
                day("ontem(?: (?:de manhã|à tarde|à noite))?", -1),
                distance("(?:daqui a|em|dentro de) " + amount, 1, numbers, units),
                distance("há " + amount, -1, numbers, units),
                weekend("(?:este|neste) fim de semana", 0),
                weekend("(?:o |no )?(?:próximo fim de semana|fim de semana que vem)", 1),
                weekend("(?:o |no )?fim de semana passado", -1),
                week("(?:a |na )?(?:próxima semana|semana que vem)", 1),
                week("(?:a |na )?semana passada", -1),
                month("(?:o |no )?(?:próximo mês|mês que vem)", 1),
                month("(?:o |no )?mês passado", -1),
                year("(?:o |no )?(?:próximo ano|ano que vem)", 1),
                year("(?:o |no )?ano passado", -1),
                weekday("(?:na |no )?(?:próxima|próximo) " + weekday, 0, PORTUGUESE),
                weekday("(?:na |no )?" + weekday + " passad[ao]", -1, PORTUGUESE),
                weekday("(?:na|no|nesta|neste) " + weekday, 0, PORTUGUESE));
    }

    private static Map<String, Integer> numbers(String wordsBeforeValue) {
        var numbers = new HashMap<String, Integer>();
        var parts = wordsBeforeValue.split(" ", -1);
        for (int at = 0; at + 1 < parts.length; at += 2) {
            for (var word : parts[at].split("\\|", -1)) {
                numbers.put(word, Integer.valueOf(parts[at + 1]));
            }
        }
        return Map.copyOf(numbers);
    }

    private static Map<String, Character> units(String wordsBeforeValue) {
        var units = new HashMap<String, Character>();
        var parts = wordsBeforeValue.split(" ", -1);
        for (int at = 0; at + 1 < parts.length; at += 2) {
            for (var word : parts[at].split("\\|", -1)) {
                units.put(word, parts[at + 1].charAt(0));
            }
        }
        return Map.copyOf(units);
    }

    private static String amount(Map<String, Integer> numbers, Map<String, Character> units) {
        return "(?<n>\\d{1,3}|" + String.join("|", numbers.keySet()) + ") (?<u>" + String.join("|", units.keySet())
                + ")";
    }

    private static String alternatives(List<String> weekdays) {
        return "(?<d>" + String.join("|", weekdays) + ")";
    }
}
