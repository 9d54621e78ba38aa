package io.orcha.testing;

import static io.restassured.RestAssured.given;

/** The service's metrics, as Prometheus reads them. */
public final class Metrics {

    private Metrics() {}

    public static String scrape() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    /** The sum of all series of a name that have all of some labels, each given as {@code name="value"}; 0 without any. */
    public static double sum(String name, String... labels) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
                // Behind it there may be an exemplar.
                .map(line -> line.replaceFirst(" # .*", ""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
