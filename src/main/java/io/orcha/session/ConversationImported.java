package io.orcha.session;

import io.orcha.user.UserId;

/**
 * Conversations of a user were imported and are committed.
 *
 * @param user whose they are
 */
public record ConversationImported(UserId user) {}
