package io.orcha.recall.fact;

/** What a stated fact is about. */
public sealed interface Thing {

    /** The user. */
    Thing USER = new User();

    /** The user. */
    record User() implements Thing {}

    /**
     * Someone or something, as a statement calls it.
     *
     * @param name a proper name, or what it is: "Ana", "sister", "blue sofa"
     * @param kind an open set: {@code person}, {@code animal}, {@code place}, {@code organisation}, {@code product}, {@code event},
     *     {@code topic}, {@code condition} and others
     * @param named whether the name is a proper one
     */
    record Entity(String name, String kind, boolean named) implements Thing {

        /** Whether a name looks like a proper one: a word of it begins with a capital, or its script has none. */
        public static boolean isProper(String name) {
            return name.codePoints()
                    .filter(Character::isLetter)
                    .anyMatch(letter ->
                            Character.isUpperCase(letter) || Character.isTitleCase(letter) || !isCased(letter));
        }

        private static boolean isCased(int letter) {
            return Character.isLowerCase(letter) || Character.isUpperCase(letter);
        }
    }

    /** A value, which makes the fact an attribute: "nurse", "34". */
    record Value(String text) implements Thing {}
}
