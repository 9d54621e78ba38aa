package io.orcha.model.offline;

import java.util.List;
import java.util.Map;

/** The wordings by which a question asks for an aspect. */
final class AspectPhrases {

    private static final Map<Aspect.Plain, List<List<String>>> PHRASES = Map.ofEntries(
            Map.entry(Aspect.Plain.NAME, Lexicon.phrases("""
                    my name
                    my full name
                    my first name
                    my nickname
                    who am i
                    am i called
                    i am called
                    who i am
                    call me
                    me llamo
                    mi nombre
                    heiße ich
                    ich heiße
                    mein name
                    m'appelle
                    mi chiamo
                    me chamo""")),
            Map.entry(Aspect.Plain.LIKES, Lexicon.phrases("""
                    i love
                    i like
                    i enjoy
                    i adore
                    i prefer
                    i am into
                    am i into
                    am i interested in
                    am i passionate about
                    i am passionate about
                    am i fond of
                    am i a fan of
                    my likes
                    my interests
                    my hobbies
                    my hobby
                    my passions
                    my passion
                    my preferences
                    my tastes
                    me gusta
                    me encanta
                    mag ich
                    liebe ich
                    j'aime
                    mi piace
                    eu gosto""")),
            Map.entry(Aspect.Plain.DISLIKES, Lexicon.phrases("""
                    dislike
                    dislikes
                    i hate
                    and hate
                    or hate
                    i detest
                    i not like
                    i do not like
                    do not i like
                    i not enjoy
                    i can not stand
                    can not i stand
                    can i not stand""")),
            Map.entry(Aspect.Plain.RESIDENCE, Lexicon.phrases("""
                    i live
                    we live
                    i living
                    am i based
                    i am based
                    i reside
                    and live
                    i live now
                    my home
                    my city
                    my address
                    my town
                    my residence
                    my location
                    did i move
                    vivo
                    wohne ich
                    j'habite
                    moro""")),
            Map.entry(Aspect.Plain.ORIGIN, Lexicon.phrases("""
                    i from
                    i am from
                    i come from
                    i originally from
                    my hometown
                    my home town
                    my origin
                    where was i born
                    i grow up
                    i grew up""")),
            Map.entry(Aspect.Plain.WORK, Lexicon.phrases("""
                    i work
                    my job
                    and job
                    and work
                    my occupation
                    my profession
                    my work
                    my employer
                    my career
                    for a living
                    i employed
                    i do for work""")),
            Map.entry(Aspect.Plain.ALLERGIES, Lexicon.phrases("""
                    allergic
                    allergies
                    allergy""")),
            Map.entry(Aspect.Plain.AGE, Lexicon.phrases("""
                    how old am i
                    how old i am
                    my age
                    and age""")),
            Map.entry(Aspect.Plain.BIRTHDAY, Lexicon.phrases("""
                    my birthday
                    and birthday
                    my date of birth
                    when was i born
                    i was born""")),
            Map.entry(Aspect.Plain.PETS, Lexicon.phrases("""
                    my pets
                    any pets
                    a pet
                    pets do i
                    my animals""")),
            Map.entry(Aspect.Plain.FAMILY, Lexicon.phrases("""
                    my family
                    my siblings
                    my relatives""")),
            Map.entry(Aspect.Plain.EVERYTHING, Lexicon.phrases("""
                    about me
                    about myself
                    remember me
                    know me
                    have i told you
                    did i tell you
                    i have told you
                    i told you""")));

    private AspectPhrases() {}

    static List<List<String>> of(Aspect.Plain aspect) {
        return PHRASES.getOrDefault(aspect, List.of());
    }
}
