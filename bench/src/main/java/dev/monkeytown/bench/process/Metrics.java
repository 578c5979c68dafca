package dev.monkeytown.bench.process;

import java.net.URI;

/**
 * What a service of ours tells Prometheus, at one moment.
 *
 * @param text one sample a line
 */
public record Metrics(String text) {

    /** @param address of the service, without a path */
    public static Metrics of(URI address) {
        return new Metrics(Http.get(address.resolve("/actuator/prometheus")).body());
    }

    /** The sum of a metric's samples whose labels contain something; 0 if there is none. */
    public double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
