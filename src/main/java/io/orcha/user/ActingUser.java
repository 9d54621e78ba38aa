package io.orcha.user;

import org.jspecify.annotations.Nullable;

/**
 * The one place from which every route obtains the user it acts for. What is asked for comes from the path, the query or
 * the body; whether the caller may act for that user is decided by the implementation in {@code security}.
 */
public interface ActingUser {

    /** Who sends the current request. */
    Caller caller();

    /**
     * The user that the current request acts for.
     *
     * @param requested the user that the request names
     * @throws io.orcha.platform.problem.ProblemException when the caller may not act for that user
     */
    UserId actFor(UserId requested);

    /**
     * The same for a raw value from the path or the query.
     *
     * @param where how an error names the parameter: {@code {user_id}} in a path, {@code ?user_id} in a query
     * @throws io.orcha.platform.problem.InvalidFieldsException when the value is missing or is no id
     */
    default UserId actFor(@Nullable String requested, String where) {
        return actFor(UserId.parse(requested, where));
    }

    /**
     * Checks that the caller of the current request may operate the service.
     *
     * @throws io.orcha.platform.problem.ProblemException when they may not
     */
    void actAsOperator();
}
