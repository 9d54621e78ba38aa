package io.orcha.eval;

import java.util.List;

/** A kind of fact: what such facts are about and which values they have. How they are told: {@link Wordings}. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable, which their type does not say.
enum Kind {
    NAME(1, 1, true, "", "Marlow Thalassa"),
    ALLERGY(
            10,
            0,
            true,
            "",
            "peanuts shellfish penicillin latex kiwi sesame soy mustard celery ibuprofen lupin pollen"),
    OUTGROWN(4, -1, false, "", "eggs milk wheat strawberries"),
    BIRTHDAY(
            6,
            0,
            true,
            "mother father brother sister grandmother uncle",
            "3_May 17_June 9_July 21_August 30_October 2_December"),
    FAMILY(
            24,
            0,
            true,
            "cousin aunt uncle nephew niece",
            "Abel Berit Ciro Dunja Elmo Frida Gero Hedda Ivo Jorun Kasimir Lotte Milo Nela Otis Petra Quirin"
                    + " Rosa Sven Thea Ugo Vera Wim Xenia"),
    LIKE(
            25,
            0,
            false,
            "",
            "sushi kayaking opera origami astronomy karaoke pottery haiku sudoku curling fado tango lasagne espresso puzzles"
                    + " camping sailing ramen cartoons ballet anime falafel mangoes podcasts fireworks"),
    NO_LONGER_LIKED(
            25,
            -1,
            false,
            "",
            "metal techno bowling skiing whisky olives horror crochet baking gardening hip-hop salsa liquorice oysters"
                    + " surfing fishing marzipan operetta juggling bingo lacrosse yodelling tofu cider zumba"),
    FAVOURITE(
            25,
            1,
            false,
            "colour film band dish book season drink sport painter composer actor city flower animal tree fruit cheese"
                    + " poet game number museum beach cake soup bird",
            ""),
    RESIDENCE(1, 5, false, "", "Uppsala Coimbra Tampere Graz Lucca Bilbao"),
    EMPLOYER(1, 4, false, "", "Nordwind Calyx Brontec Umbria_Labs Fenwick"),
    PARTNER(1, 2, false, "", "Ruben Selma Tarik"),
    CONTACT(2, 2, false, "phone_number e-mail_address", ""),
    DIET(1, 2, false, "", "vegetarian vegan pescatarian"),
    CAR(1, 2, false, "", "Volvo Tesla Peugeot"),
    PLAN(
            40,
            1,
            false,
            "wedding marathon exam housewarming audit conference recital christening inspection interview hearing concert"
                    + " workshop vaccination operation reunion barbecue funeral seminar hike tournament premiere auction lecture regatta"
                    + " picnic rehearsal graduation appraisal flight checkup haircut webinar deadline gala parade festival sleepover"
                    + " excursion tasting",
            ""),
    HABIT(
            20,
            -1,
            false,
            "",
            "tennis chess squash badminton handball rugby golf cricket poker violin cello flute hockey snooker darts"
                    + " backgammon accordion volleyball harp banjo"),
    PET(8, 0, false, "dog cat rabbit hamster", "Biscuit Pixel Nimbus Truffle Waffle Domino Pepper Mochi"),
    COLLEAGUE(
            50,
            0,
            false,
            "Agnes Boris Clara Dimitri Edda Falk Greta Holger Irma Jasper Kirsten Leopold Mona Norbert Olga Piet Ria Silvio"
                    + " Tilda Urs Valeria Werner Yara Zeno Amadou Bella",
            "invoicing payroll logistics branding hiring archives security tenders audits"
                    + " sourcing training licensing roadmaps catering travel fleet grants patents translations newsletters testing backups"
                    + " onboarding contracts forecasting packaging"),
    PLACE(
            30,
            0,
            false,
            "",
            "Lima Cusco Tbilisi Yerevan Baku Hanoi Kyoto Osaka Nairobi Accra Dakar Fez Petra Muscat Quito Bogotá Salta"
                    + " Perth Hobart Suva Riga Vilnius Minsk Sofia Tirana Zadar Ohrid Malmö Turku Narvik"),
    THING(
            24,
            0,
            false,
            "",
            "kayak telescope typewriter loom kiln canoe anvil theremin sextant globe hammock samovar gramophone trampoline"
                    + " greenhouse beehive tandem sewing-machine drone metronome barometer hourglass unicycle sundial");

    /** How many facts of this kind there are in the full year. */
    final int count;

    /** How often a fact gets a newer value; -1 when it is taken back once. */
    final int changes;

    /** Whether it must never be lost. */
    final boolean identity;

    final List<String> keys;
    final List<String> values;

    Kind(int count, int changes, boolean identity, String keys, String values) {
        this.count = count;
        this.changes = changes;
        this.identity = identity;
        this.keys = words(keys);
        this.values = words(values);
    }

    private static List<String> words(String list) {
        return list.isEmpty()
                ? List.of()
                : List.of(list.split(" ", -1)).stream()
                        .map(word -> word.replace('_', ' '))
                        .toList();
    }
}
