package io.orcha.memory.screening;

/** What a word or phrase can contribute to an order; {@link Instructions} says which combinations are one. */
enum Cue {
    /** An order wherever it stands: "do anything now". */
    ALONE,
    /** An order where an imperative can stand: "act as …". */
    OPENING,
    /** Sets aside what was agreed, as an imperative: "ignore". */
    OVERRIDE,
    /** The same in languages whose verb comes last, or whose imperative is known by its form. */
    OVERRIDE_LAST,
    /** What an attacker wants set aside or shown: "instructions". */
    TARGET,
    /** "your": makes a target the assistant's own. */
    YOURS,
    /** The assistant's own secret text: "system prompt". */
    OWN,
    /** What an assistant does in answers, as an imperative or infinitive: "recommend". */
    CONDUCT,
    /** The same for words that people often use of each other: "you must add salt" is no order, "always add" is one. */
    ACT,
    /** What an assistant does in answers, in languages whose verb comes last. */
    CONDUCT_LAST,
    /** Asks to be shown something: "print". */
    SHOW,
    /** Begins a question: "what is". */
    ASK,
    /** "always", "never": an order when it stands where an imperative can. */
    ADVERB,
    /** Makes an imperative a standing one, wherever it is: "from now on", "in every answer". */
    SCOPE,
    /** Addresses many people, but in a denied sentence nobody in particular: "anyone". */
    CROWD,
    /** "do not". */
    NOT,
    /** May come before an imperative: "please". */
    SKIP,
    /** Joins an order to a statement; only what is aimed at the assistant's own instructions counts then. */
    AND,
    /** Obliges the assistant: "you must". */
    MODAL,
    /** Advises the assistant: "you should". */
    ADVICE,
    /** "must" itself, for a subject that was named. */
    OBLIGED,
    /** Names the assistant: "the assistant". */
    ASSISTANT,
    /** "remember to". */
    REMEMBER_TO,
    /** "remember". */
    REMEMBER,
    /** What an advertiser wants remembered: "trusted source". */
    TRUST,
    /** The one who speaks, as a subject: "I". */
    ME,
    /** The one who speaks, as an object, or what belongs to them: "me", "my". */
    TO_ME,
    /** Somebody or something that was mentioned: "them". */
    TO_OTHERS
}
