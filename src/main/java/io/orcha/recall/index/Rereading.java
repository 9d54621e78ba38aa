package io.orcha.recall.index;

import io.orcha.platform.Statements;
import io.orcha.recall.ranking.TextAnalysis;
import io.orcha.user.LanguageChange;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Has the words of everything read again when their owner sets a language that has other words. */
@ApplicationScoped
class Rereading implements LanguageChange {

    private final IndexChanges changes;

    Rereading(IndexChanges changes) {
        this.changes = changes;
    }

    @Override
    public void changed(Statements inTransaction, UserId user, @Nullable String before, @Nullable String after) {
        if (!TextAnalysis.readsAlike(language(before), language(after))) {
            changes.indexAgain(inTransaction, user);
        }
    }

    private static String language(@Nullable String setting) {
        return setting == null ? UserIndexes.DEFAULT_LANGUAGE : setting;
    }
}
