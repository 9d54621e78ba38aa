package io.orcha.limits;

import io.orcha.user.UserId;

/** What one feature stores of users, as the quotas count it. Features implement it. */
public interface StoredData {

    /** What is stored of a user now; the cost grows with it. */
    Usage of(UserId user);
}
