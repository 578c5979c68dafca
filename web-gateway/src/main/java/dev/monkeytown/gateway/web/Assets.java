package dev.monkeytown.gateway.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses of the client's built files, whose names carry the hash of their contents. Read once from the manifest
 * that Vite writes. Templates ask by the name of the source: {@code assets.script('src/home.ts')}. Immutable.
 */
public final class Assets {

    private static final String ROOT = "/assets/";

    private final Map<String, Entry> entries;

    private record Entry(String script, List<String> styles) {}

    private Assets(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /**
     * @param manifest Vite's {@code manifest.json}
     * @throws IllegalStateException if it holds no entry
     */
    static Assets read(JsonNode manifest) {
        Map<String, Entry> entries = new HashMap<>();
        manifest.forEachEntry((source, chunk) -> {
            if (chunk.path("isEntry").asBoolean(false)) {
                entries.put(source, new Entry(ROOT + chunk.path("file").stringValue(), styles(manifest, source)));
            }
        });
        if (entries.isEmpty()) {
            throw new IllegalStateException("the client's manifest names no entry");
        }
        return new Assets(entries);
    }

    static Assets parse(byte[] manifest) {
        return read(JsonMapper.shared().readTree(manifest));
    }

    /** Address of an entry's script. */
    public String script(String source) {
        return entry(source).script();
    }

    /** Addresses of the style sheets an entry needs, its imports' first. */
    public List<String> styles(String source) {
        return entry(source).styles();
    }

    private Entry entry(String source) {
        Entry entry = entries.get(source);
        if (entry == null) {
            throw new IllegalArgumentException("no entry " + source + " in the client, only " + entries.keySet());
        }
        return entry;
    }

    private static List<String> styles(JsonNode manifest, String source) {
        List<String> styles = new ArrayList<>();
        collect(manifest, source, new HashSet<>(), styles);
        return List.copyOf(styles);
    }

    /** Depth first, so that what a chunk imports comes before it; each chunk once, as imports may be circular. */
    private static void collect(JsonNode manifest, String chunk, Set<String> seen, List<String> styles) {
        if (!seen.add(chunk)) {
            return;
        }
        texts(manifest.path(chunk).path("imports")).forEach(next -> collect(manifest, next, seen, styles));
        texts(manifest.path(chunk).path("css")).map(file -> ROOT + file).forEach(styles::add);
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue);
    }
}
