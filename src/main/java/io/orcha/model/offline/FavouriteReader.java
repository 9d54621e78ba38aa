package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Reads favourites and hobbies: "My favourite colour is green", "Green is my favourite colour". */
final class FavouriteReader implements FactReader {

    private static final Set<String> FAVOURITE = Lexicon.words("favourite favorite fave favourites favorites");
    private static final Set<String> HOBBIES = Lexicon.words("hobby hobbies interest interests passion passions");
    private static final Set<String> COPULA = Lexicon.words("is are");
    private static final int LONGEST_KIND = 5;

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int copula = plain.find(0, COPULA);
        if (copula < 1 || copula == plain.size() - 1 || plain.norm(copula + 1).equals("not")) {
            return List.of();
        }
        boolean plural = plain.norm(copula).equals("are");
        if (plain.norm(0).equals("my") && plain.is(1, FAVOURITE) && copula > 2 && copula <= 2 + LONGEST_KIND) {
            return favourite(plain.raw(2, copula), plural, plain.raw(copula + 1, plain.size()));
        }
        if (plain.norm(0).equals("my") && plain.is(1, HOBBIES) && copula == 2) {
            return PreferenceReader.items(plain, 3).stream()
                    .<Fact>map(item -> new Fact.Like("enjoy", item))
                    .toList();
        }
        int mine = plain.norm(copula + 1).equals("my") ? copula + 2 : copula + 3;
        boolean reversed = plain.is(mine, FAVOURITE) && plain.norm(mine - 1).equals("my");
        if (reversed && mine + 1 < plain.size() && plain.size() - mine <= LONGEST_KIND + 1) {
            return favourite(plain.raw(mine + 1, plain.size()), plural, plain.raw(0, copula));
        }
        return List.of();
    }

    private static List<Fact> favourite(String kind, boolean plural, String value) {
        return kind.isEmpty() || value.isEmpty() ? List.of() : List.of(new Fact.Favourite(kind, plural, value));
    }
}
