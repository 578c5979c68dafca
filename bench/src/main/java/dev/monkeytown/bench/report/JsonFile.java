package dev.monkeytown.bench.report;

import dev.monkeytown.bench.CannotMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A measurement's result for programs. */
public final class JsonFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {}

    /** Why nothing could be written there; asked before a measurement, which may take many minutes. */
    public static Optional<String> objection(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        boolean writable = Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        return writable ? Optional.empty() : Optional.of("--json: cannot write " + file);
    }

    /** @throws CannotMeasure if the file cannot be written */
    public static void write(Path file, Object result) {
        try {
            MAPPER.writeValue(file, result);
        } catch (JacksonException cannotWrite) {
            throw new CannotMeasure("cannot write " + file + ": " + cannotWrite.getOriginalMessage(), cannotWrite);
        }
    }
}
