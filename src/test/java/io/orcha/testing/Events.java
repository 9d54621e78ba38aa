package io.orcha.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Server-sent events, parsed. */
public record Events(List<Event> list, int comments) {

    public record Event(String name, JsonNode data) {}

    public static Events parse(String text) {
        var json = new ObjectMapper();
        var events = new ArrayList<Event>();
        int comments = 0;
        for (var block : text.split("\n\n", -1)) {
            if (block.startsWith(":")) {
                comments++;
            } else if (!block.isEmpty()) {
                var lines = block.split("\n", -1);
                try {
                    events.add(new Event(
                            lines[0].substring("event: ".length()),
                            json.readTree(lines[1].substring("data: ".length()))));
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(block, e);
                }
            }
        }
        return new Events(events, comments);
    }

    public List<String> names() {
        return list.stream().map(Event::name).toList();
    }

    public JsonNode first() {
        return list.getFirst().data();
    }

    public JsonNode last() {
        return list.getLast().data();
    }

    /** The text of all deltas together. */
    public String text() {
        return list.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("content").asText())
                .collect(Collectors.joining());
    }
}
