package io.orcha.limits;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/**
 * A user may store no more (507, which is what RFC 4331 answers for quotas: the request is fine, and will be when there is room).
 * Nothing of the request was stored; everything that is stored stays readable.
 */
final class QuotaExceededException extends ProblemException {

    private static final long serialVersionUID = 1L;

    QuotaExceededException(String what, long limit) {
        super(
                ProblemType.STORAGE_QUOTA_EXCEEDED,
                "One user may keep %d %s, and this would be more. Delete sessions to make room; chats with memory=off store nothing."
                        .formatted(limit, what));
    }
}
