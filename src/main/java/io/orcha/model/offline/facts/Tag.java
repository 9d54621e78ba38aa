package io.orcha.model.offline.facts;

/** Parts of speech, those of Universal Dependencies. */
enum Tag {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X;

    static Tag of(String name) {
        for (var tag : values()) {
            if (tag.name().equals(name)) {
                return tag;
            }
        }
        return X;
    }
}
