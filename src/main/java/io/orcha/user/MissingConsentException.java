package io.orcha.user;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** A memory was to be stored of a user who has not consented, where that is required (403). */
final class MissingConsentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MissingConsentException() {
        super(
                ProblemType.FORBIDDEN,
                "The user has not consented to a memory; record it with POST /api/v1/users/{user_id}/consent first.");
    }
}
