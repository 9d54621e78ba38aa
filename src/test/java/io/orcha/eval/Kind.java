package io.orcha.eval;

import java.util.List;

/**
 * A kind of fact with its wordings. {@code {k}} is what the fact is about, {@code {v}} its value, {@code {o}} the value it had
 * before. The rules of the offline summariser were written with the tuned wordings in view, and without a look at the others.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable, which their type does not say.
enum Kind {
    NAME(1, 1, true, "", "Marlow Thalassa", """
            My name is {v}.
            Everyone knows me as {v}, by the way.""", """
            Folks at home say {v} to me.""", """
            I changed my name to {v}.
            Please call me {v} from now on.
            I go by {v} these days.
            {v} is what I want to be called now.""", """
            Would you mind calling me {v}? That is my name now."""),
    ALLERGY(
            10,
            0,
            true,
            "",
            "peanuts shellfish penicillin latex kiwi sesame soy mustard celery ibuprofen lupin pollen",
            """
            I'm allergic to {v}.
            I have a severe allergy to {v}.
            {v} could kill me, I'm badly allergic.
            Doctors found out that I have a {v} allergy.""",
            """
            My throat swells up from {v}, it is an allergy.
            Allergic to {v}, that is me.""",
            "",
            ""),
    OUTGROWN(4, -1, false, "", "eggs milk wheat strawberries", """
            I'm allergic to {v}.
            I have a {v} allergy.""", """
            Allergic to {v}, that is me.""", """
            I'm not allergic to {v} after all.
            I'm no longer allergic to {v}.
            My doctor says the {v} allergy is gone.
            The tests show that I never was allergic to {v}.""", """
            Good news, I can have {v} again, the allergy has passed.
            It was a mistake, {v} does me no harm."""),
    BIRTHDAY(
            6,
            0,
            true,
            "mother father brother sister grandmother uncle",
            "3_May 17_June 9_July 21_August 30_October 2_December",
            """
            My {k}'s birthday is on {v}.
            I must never forget my {k}'s birthday, {v}.""",
            """
            On {v} my {k} has a birthday.""",
            "",
            ""),
    FAMILY(
            24,
            0,
            true,
            "cousin aunt uncle nephew niece",
            "Abel Berit Ciro Dunja Elmo Frida Gero Hedda Ivo Jorun Kasimir Lotte Milo Nela Otis Petra Quirin"
                    + " Rosa Sven Thea Ugo Vera Wim Xenia",
            """
            My {k} is called {v}.
            {v} is my {k}.
            One {k} of mine is named {v}.
            I grew up next door to my {k} {v}.""",
            """
            My {k} {v} taught me to swim.
            I have a {k}, {v}, who sings.""",
            "",
            ""),
    LIKE(
            25,
            0,
            false,
            "",
            "sushi kayaking opera origami astronomy karaoke pottery haiku sudoku curling fado tango lasagne espresso puzzles"
                    + " camping sailing ramen cartoons ballet anime falafel mangoes podcasts fireworks",
            """
            I love {v}.
            I really enjoy {v}.
            Nothing makes me as happy as {v}.
            I can't get enough of {v}.""",
            """
            {v} is the best thing ever.
            I could spend all day on {v}.""",
            "",
            ""),
    NO_LONGER_LIKED(
            25,
            -1,
            false,
            "",
            "metal techno bowling skiing whisky olives horror crochet baking gardening hip-hop salsa liquorice oysters"
                    + " surfing fishing marzipan operetta juggling bingo lacrosse yodelling tofu cider zumba",
            """
            I love {v}.
            I'm into {v}.
            I have a soft spot for {v}.
            {v} is something I adore.""",
            """
            {v} is the best thing ever.
            For {v} I drop everything.""",
            """
            I don't like {v} any more.
            I've gone off {v}.
            {v} isn't my thing anymore.
            I've had enough of {v} for good.""",
            """
            {v} bores me now.
            My love for {v} has faded."""),
    FAVOURITE(
            25,
            1,
            false,
            "colour film band dish book season drink sport painter composer actor city flower animal tree fruit cheese"
                    + " poet game number museum beach cake soup bird",
            "",
            """
            My favourite {k} is {v}.
            {v} is my favourite {k}.
            When it comes to a favourite {k}, I pick {v}.
            My all-time favourite {k} is {v}.""",
            """
            Of all the choices my favourite {k} remains {v}.
            No {k} beats {v}, my favourite.""",
            """
            My favourite {k} is now {v}.
            My new favourite {k} is {v}.
            {v} has become my favourite {k}.
            These days my favourite {k} is {v}.""",
            """
            I used to think otherwise, but my favourite {k} is {v}.
            Favourite {k} right now: {v}."""),
    RESIDENCE(1, 5, false, "", "Uppsala Coimbra Tampere Graz Lucca Bilbao", """
            I live in {v}.
            My flat is in {v}.""", """
            We rent a house in {v}.""", """
            I moved to {v}.
            We've relocated to {v}.
            I've been living in {v} for a week now.
            We found a new place in {v} and live there now.""", """
            Our new address is in {v}.
            Since the weekend we call {v} our home."""),
    EMPLOYER(1, 4, false, "", "Nordwind Calyx Brontec Umbria_Labs Fenwick", """
            I work at {v}.
            I'm employed by {v}.""", """
            My salary comes from {v}.""", """
            I started a new job at {v}.
            I quit my job and joined {v}.
            I've switched employers, it's {v} now.
            My new employer is {v}.""", """
            {v} hired me.
            From Monday on I work for {v}."""),
    PARTNER(1, 2, false, "", "Ruben Selma Tarik", """
            I'm dating {v}.
            I've been in a relationship with {v} for a while.""", """
            {v} and I are a couple.""", """
            I broke up with {o}. I'm seeing {v} now.
            {o} and I split up. My new partner is {v}.""", """
            It is over with {o}; {v} is my new partner."""),
    CONTACT(2, 2, false, "phone_number e-mail_address", "", """
            My {k} is {v}.
            You can note my {k}: my {k} is {v}.""", """
            Write down my {k}: {v}.""", """
            My new {k} is {v}.
            My {k} has changed to {v}.
            My {k} is {v} as of today.
            My {k} is now {v}, the other one is dead.""", """
            The {k} you have is outdated, it is {v} now.
            I got a new {k}: {v}."""),
    DIET(1, 2, false, "", "vegetarian vegan pescatarian", """
            I'm {v}.
            I eat strictly {v}.""", """
            As a {v} I read every label.""", """
            I'm {v} now.
            I've become {v}.
            I went {v} last month.
            I switched from {o} to {v}.""", """
            I have turned {v}.
            These days I am {v}."""),
    CAR(1, 2, false, "", "Volvo Tesla Peugeot", """
            I drive a {v}.
            My car is a {v}.""", """
            There is a {v} in my garage, my only car.""", """
            I traded my {o} for a {v}.
            We sold the {o} and I drive a {v} now.
            My car is a {v} now.
            I swapped the {o} for a {v}.""", """
            The {o} is gone, I bought a {v}.
            My new car is a {v}."""),
    PLAN(
            40,
            1,
            false,
            "wedding marathon exam housewarming audit conference recital christening inspection interview hearing concert"
                    + " workshop vaccination operation reunion barbecue funeral seminar hike tournament premiere auction lecture regatta"
                    + " picnic rehearsal graduation appraisal flight checkup haircut webinar deadline gala parade festival sleepover"
                    + " excursion tasting",
            "",
            """
            The {k} is on {v}.
            My {k} is on {v}.
            We have fixed {v} as the day of the {k}.
            The {k} will take place on {v}.
            Save the date: the {k} is {v}.
            {v} is the day of the {k}.""",
            """
            The {k}, by the way, is {v}.
            I have {v} in my diary for the {k}.""",
            """
            The {k} has been moved to {v}.
            We postponed the {k} to {v}.
            The {k} got pushed back to {v}.
            They have rescheduled the {k} for {v}.
            Change of plans, the {k} is on {v}.""",
            """
            The {k} slipped to {v}.
            They want us for the {k} on {v} now."""),
    HABIT(
            20,
            -1,
            false,
            "",
            "tennis chess squash badminton handball rugby golf cricket poker violin cello flute hockey snooker darts"
                    + " backgammon accordion volleyball harp banjo",
            """
            I play {v} every week.
            I play {v} on weekends.
            Once a week I play {v} with friends.
            Playing {v} keeps me sane.""",
            """
            My evenings belong to {v}, I play it daily.
            I take lessons in {v}.""",
            """
            I gave up {v}.
            I stopped playing {v}.
            I no longer play {v}, my wrist hurts too much.
            I've quit {v} for good.
            I am done with {v}.""",
            """
            My days of {v} have come to an end.
            {v} is history for me."""),
    PET(
            8,
            0,
            false,
            "dog cat rabbit hamster",
            "Biscuit Pixel Nimbus Truffle Waffle Domino Pepper Mochi",
            """
            My {k} is called {v}.
            We have a {k} called {v}.
            {v}, our {k}, sleeps on the sofa.
            The name of our {k} is {v}.""",
            """
            At home {v} the {k} waits for me.
            Our {k} answers to {v}.""",
            "",
            ""),
    COLLEAGUE(
            50,
            0,
            false,
            "Agnes Boris Clara Dimitri Edda Falk Greta Holger Irma Jasper Kirsten Leopold Mona Norbert Olga Piet Ria Silvio"
                    + " Tilda Urs Valeria Werner Yara Zeno Amadou Bella",
            "invoicing payroll logistics branding hiring archives security tenders audits"
                    + " sourcing training licensing roadmaps catering travel fleet grants patents translations newsletters testing backups"
                    + " onboarding contracts forecasting packaging",
            """
            My colleague {k} is responsible for {v}.
            {k} from work looks after {v}.
            If anything goes wrong with {v}, my colleague {k} fixes it.
            At the office, {v} is what {k} does.""",
            """
            {k} handles {v} in our company.
            Ask {k} at my office about {v}.""",
            "",
            ""),
    PLACE(
            30,
            0,
            false,
            "",
            "Lima Cusco Tbilisi Yerevan Baku Hanoi Kyoto Osaka Nairobi Accra Dakar Fez Petra Muscat Quito Bogotá Salta"
                    + " Perth Hobart Suva Riga Vilnius Minsk Sofia Tirana Zadar Ohrid Malmö Turku Narvik",
            """
            I spent a summer in {v}.
            I visited {v} with my friends.
            {v} was the best trip we ever made.
            As a student I stayed in {v} for a while.""",
            """
            In {v} I learned to dance.
            I once got lost in {v}.""",
            "",
            ""),
    THING(
            24,
            0,
            false,
            "",
            "kayak telescope typewriter loom kiln canoe anvil theremin sextant globe hammock samovar gramophone trampoline"
                    + " greenhouse beehive tandem sewing-machine drone metronome barometer hourglass unicycle sundial",
            """
            I own a {v}.
            We bought a {v}.
            There is a {v} in our garage.
            A {v} was my present to myself this year.""",
            """
            My garage holds a {v}.
            I inherited a {v}.""",
            "",
            "");

    /** How many facts of this kind there are in the full year. */
    final int count;

    /** How often a fact gets a newer value; -1 when it is taken back once. */
    final int changes;

    /** Whether it must never be lost. */
    final boolean identity;

    final List<String> keys;
    final List<String> values;
    final List<String> tuned;
    final List<String> heldOut;
    final List<String> tunedChanges;
    final List<String> heldOutChanges;

    Kind(
            int count,
            int changes,
            boolean identity,
            String keys,
            String values,
            String tuned,
            String heldOut,
            String tunedChanges,
            String heldOutChanges) {
        this.count = count;
        this.changes = changes;
        this.identity = identity;
        this.keys = words(keys);
        this.values = words(values);
        this.tuned = tuned.lines().toList();
        this.heldOut = heldOut.lines().toList();
        this.tunedChanges = tunedChanges.lines().toList();
        this.heldOutChanges = heldOutChanges.lines().toList();
    }

    private static List<String> words(String list) {
        return list.isEmpty()
                ? List.of()
                : List.of(list.split(" ", -1)).stream()
                        .map(word -> word.replace('_', ' '))
                        .toList();
    }
}
