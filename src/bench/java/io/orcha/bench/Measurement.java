package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What one scenario cost at one number of connections.
 *
 * @param aimMs the service CPU time per request that the project aims at
 */
record Measurement(
        Scenario scenario, int connections, @JsonUnwrapped Figures figures, double aimMs, boolean aimReached) {

    static Measurement of(Scenario scenario, int connections, Figures figures) {
        double aim = scenario.reference().aim();
        return new Measurement(
                scenario, connections, figures, aim, figures.errors() == 0 && figures.serviceCpuMs() <= aim);
    }
}
