package io.orcha.model.offline;

/** What a question asks about the user. */
sealed interface Aspect {

    /** What is not known when there is no answer, fit to follow "I don't know". */
    String topic();

    /** The aspects that need no further word from the question. */
    enum Plain implements Aspect {
        NAME("your name"),
        LIKES("what you like"),
        DISLIKES("what you don't like"),
        RESIDENCE("where you live"),
        ORIGIN("where you are from"),
        WORK("what you do for a living"),
        ALLERGIES("what you are allergic to"),
        AGE("how old you are"),
        BIRTHDAY("when your birthday is"),
        PETS("about your pets"),
        FAMILY("about your family"),
        EVERYTHING("anything about you");

        private final String topic;

        Plain(String topic) {
            this.topic = topic;
        }

        @Override
        public String topic() {
            return topic;
        }
    }

    /** The favourite of a kind: "my favourite colour". */
    record Favourite(String kind) implements Aspect {
        @Override
        public String topic() {
            return "your favourite " + kind;
        }
    }

    /** The name of someone or something: "my sister", "my dog". */
    record Relation(String noun) implements Aspect {
        @Override
        public String topic() {
            return "your " + noun + "'s name";
        }
    }

    /** Whether the user likes one thing: "do I like olives?". */
    record Opinion(String thing) implements Aspect {
        @Override
        public String topic() {
            return "whether you like " + SecondPerson.within(thing);
        }
    }
}
