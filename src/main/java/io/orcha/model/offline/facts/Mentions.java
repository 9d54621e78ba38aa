package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Roles.Gender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who and what was mentioned when: to what pronouns and repeated names refer. */
final class Mentions {

    /** How many clauses back a pronoun may reach. */
    private static final int REACH = 8;

    private record Mention(Entity entity, int clause, boolean subject) {}

    private final List<Mention> mentions = new ArrayList<>();
    private final List<Entity> entities = new ArrayList<>();
    private int clause;

    void nextClause() {
        clause++;
    }

    void add(Entity entity, boolean subject) {
        mentions.add(new Mention(entity, clause, subject));
        if (!entity.isUser() && !entities.contains(entity)) {
            entities.add(entity);
        }
    }

    /** The entity that bears a name; null when none does. */
    @Nullable Entity named(String name) {
        for (var entity : entities.reversed()) {
            if (entity.isCalled(name)) {
                return entity;
            }
        }
        return null;
    }

    /** The last entity that a noun was used for, as with "the dog"; null when there is none. */
    @Nullable Entity described(String noun) {
        for (var entity : entities.reversed()) {
            if (entity.noun().equalsIgnoreCase(noun)) {
                return entity;
            }
        }
        return null;
    }

    /** Whom a third-person pronoun means; empty when that is not clear. */
    List<Entity> meantBy(String pronoun) {
        return switch (pronoun) {
            case "he", "him", "his", "himself" ->
                one(entity -> isPerson(entity) && entity.gender() != Gender.F, Gender.M);
            case "she", "her", "hers", "herself" ->
                one(entity -> isPerson(entity) && entity.gender() != Gender.M, Gender.F);
            case "it", "its", "itself" -> one(Mentions::isThing, Gender.U);
            case "they", "their", "theirs", "themselves" -> several(false);
            case "them" -> several(true);
            default -> List.of();
        };
    }

    /** The last one without a name that "his name", "her name" or "its name" can be about; null when there is none. */
    @Nullable Entity unnamed(String pronoun) {
        for (var mention : mentions.reversed()) {
            var entity = mention.entity();
            boolean other = (pronoun.equals("his") && entity.gender() == Gender.F)
                    || (pronoun.equals("her") && entity.gender() == Gender.M);
            boolean many = entity.isPlural() != pronoun.equals("their");
            if (mention.clause() > clause - REACH
                    && !entity.isUser()
                    && entity.isAlive()
                    && !entity.isNamed()
                    && !other
                    && !many) {
                return entity;
            }
        }
        return null;
    }

    /** The place that "there" means; null without one. */
    @Nullable Entity lastPlace() {
        var places = one(entity -> entity.is(Entity.PLACE), Gender.U);
        return places.isEmpty() ? null : places.getFirst();
    }

    private static boolean isPerson(Entity entity) {
        return !entity.isUser() && !entity.isPlural() && entity.isAlive();
    }

    private static boolean isThing(Entity entity) {
        return !entity.isUser() && !entity.isPlural() && !entity.is(Entity.PERSON);
    }

    /** The one that was mentioned last, subjects first; of several in one clause the one of the pronoun's gender, or none. */
    private List<Entity> one(Predicate<Entity> fits, Gender gender) {
        for (int back = clause; back >= 0 && back > clause - REACH; back--) {
            var there = in(back, fits);
            if (there.size() > 1) {
                var subjects = there.stream().filter(Mention::subject).toList();
                there = subjects.isEmpty() ? there : subjects;
            }
            var candidates = there.stream().map(Mention::entity).distinct().toList();
            if (candidates.size() > 1 && gender != Gender.U) {
                var sure = candidates.stream()
                        .filter(entity -> entity.gender() == gender)
                        .toList();
                candidates = sure.isEmpty() ? candidates : sure;
            }
            if (!candidates.isEmpty()) {
                return candidates.size() == 1 ? List.of(candidates.getFirst().of(gender)) : List.of();
            }
        }
        return List.of();
    }

    private List<Entity> several(boolean object) {
        for (int back = clause; back >= 0 && back > clause - REACH; back--) {
            var plural = in(back, entity -> entity.isPlural() && !entity.isUser()).stream()
                    .filter(mention -> !object || !(mention.subject() && mention.clause() == clause))
                    .map(Mention::entity)
                    .distinct()
                    .toList();
            if (!plural.isEmpty()) {
                return List.of(plural.getLast());
            }
            var together = in(back, Mentions::isPerson).stream()
                    .filter(Mention::subject)
                    .map(Mention::entity)
                    .distinct()
                    .toList();
            if (together.size() > 1) {
                return together;
            }
            var named = in(back, Mentions::isPerson).stream()
                    .map(Mention::entity)
                    .distinct()
                    .toList();
            if (named.size() > 1 && !object) {
                return named;
            }
        }
        return List.of();
    }

    private List<Mention> in(int wanted, Predicate<Entity> fits) {
        var found = new ArrayList<Mention>();
        for (int at = mentions.size() - 1; at >= 0 && mentions.get(at).clause() >= wanted; at--) {
            var mention = mentions.get(at);
            if (mention.clause() == wanted && fits.test(mention.entity())) {
                found.addFirst(mention);
            }
        }
        return found;
    }
}
