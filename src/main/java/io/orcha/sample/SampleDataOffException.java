package io.orcha.sample;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** Sample data were asked for where there shall be none (403). */
final class SampleDataOffException extends ProblemException {

    private static final long serialVersionUID = 1L;

    SampleDataOffException() {
        super(
                ProblemType.FORBIDDEN,
                "Sample data are refused here, as in production by default. For a demo the operator sets"
                        + " orcha.sample-data.enabled=true (ORCHA_SAMPLE_DATA_ENABLED=true).");
    }
}
