package dev.monkeytown.protocolsim.store;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lua 5.1 with {@code redis.call}, as in Redis' chapter on scripting: values go in as strings and come out as Redis would
 * answer them. Used by one thread; a world's keyspace is lent to it for the time of a script.
 *
 * <p>It is PUC-Rio's own Lua, called through the JDK's foreign functions. No error may unwind through a Java frame, so a
 * failed command comes back as a value that the prelude turns into an error inside Lua.
 */
final class Lua {

    /** Runs commands for scripts. */
    interface Commands {

        /** @return null, Long, byte[] or a list of those; {@link RedisError} where the command was wrong */
        @Nullable
        Object call(byte[][] command);
    }

    private static final int GLOBALS = -10002;
    private static final int REGISTRY = -10000;
    private static final int NUMBER = 3;
    private static final int BOOLEAN = 1;
    private static final int STRING = 4;
    private static final int TABLE = 5;
    private static final long SCRATCH_BYTES = 1 << 20;

    private static final String PRELUDE = """
            local raw = __call
            __call = nil
            redis = {call = function(...)
              local answer, failure = raw(...)
              if failure then error(failure, 0) end
              return answer
            end}
            """;

    private static final ThreadLocal<Lua> OWN = ThreadLocal.withInitial(Lua::new);

    /** As long as the thread: to make one costs as much as to play a world. */
    private final Arena arena = Arena.ofAuto();

    private final Api api = Api.get();
    private final MemorySegment state;
    private final MemorySegment scratch;
    private final MemorySegment length;
    private final Map<String, Integer> loaded = new HashMap<>();
    private final Map<String, MemorySegment> names = new HashMap<>();
    private @Nullable Commands commands;

    @SuppressWarnings("restricted")
    private Lua() {
        try {
            scratch = arena.allocate(SCRATCH_BYTES);
            length = arena.allocate(JAVA_LONG);
            state = (MemorySegment) api.newState.invokeExact();
            api.openLibs.invokeExact(state);
            MethodHandle call = MethodHandles.lookup()
                    .findVirtual(Lua.class, "call", MethodType.methodType(int.class, MemorySegment.class))
                    .bindTo(this);
            MemorySegment stub =
                    Linker.nativeLinker().upcallStub(call, FunctionDescriptor.of(JAVA_INT, ADDRESS), arena);
            api.pushCClosure.invokeExact(state, stub, 0);
            api.setField.invokeExact(state, GLOBALS, name("__call"));
            run(PRELUDE.getBytes(UTF_8), "prelude");
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    /** The calling thread's. Scripts leave nothing in it but themselves, compiled. */
    static Lua own() {
        return OWN.get();
    }

    /** Runs a script; answers as Redis does. */
    @Nullable
    Object eval(String script, byte[][] keys, byte[][] values, Commands on) {
        commands = on;
        try {
            table("KEYS", keys);
            table("ARGV", values);
            int reference = reference(script);
            api.rawGetI.invokeExact(state, REGISTRY, reference);
            int status = (int) api.pcall.invokeExact(state, 0, 1, 0);
            Object answer = status == 0 ? value(-1) : new RedisError(new String(bytes(-1), UTF_8));
            api.setTop.invokeExact(state, 0);
            return answer;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        } finally {
            commands = null;
        }
    }

    private int reference(String script) throws Throwable {
        Integer known = loaded.get(script);
        if (known != null) {
            return known;
        }
        load(script.getBytes(UTF_8), "script");
        int reference = (int) api.ref.invokeExact(state, REGISTRY);
        loaded.put(script, reference);
        return reference;
    }

    private void run(byte[] text, String what) throws Throwable {
        load(text, what);
        int status = (int) api.pcall.invokeExact(state, 0, 0, 0);
        if (status != 0) {
            throw new IllegalStateException(new String(bytes(-1), UTF_8));
        }
        api.setTop.invokeExact(state, 0);
    }

    private void load(byte[] text, String what) throws Throwable {
        MemorySegment source = copied(text);
        int status = (int) api.loadBuffer.invokeExact(state, source, (long) text.length, name(what));
        if (status != 0) {
            throw new IllegalStateException(what + ": " + new String(bytes(-1), UTF_8));
        }
    }

    private void table(String name, byte[][] values) throws Throwable {
        api.createTable.invokeExact(state, values.length, 0);
        for (int i = 0; i < values.length; i++) {
            push(values[i]);
            api.rawSetI.invokeExact(state, -2, i + 1);
        }
        api.setField.invokeExact(state, GLOBALS, name(name));
    }

    /** {@code redis.call}: two values, the answer and what was wrong. Called by Lua. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private int call(MemorySegment caller) {
        try {
            int arguments = (int) api.getTop.invokeExact(state);
            byte[][] command = new byte[arguments][];
            for (int i = 0; i < arguments; i++) {
                command[i] = argument(i + 1);
            }
            Object answer = commands == null ? new RedisError("no script is running") : commands.call(command);
            if (answer instanceof RedisError(String message)) {
                api.pushNil.invokeExact(state);
                push(message.getBytes(UTF_8));
            } else {
                push(answer);
                api.pushNil.invokeExact(state);
            }
            return 2;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    private byte[] argument(int at) throws Throwable {
        if ((int) api.type.invokeExact(state, at) == NUMBER) {
            double number = (double) api.toNumber.invokeExact(state, at);
            return Numbers.text(number).getBytes(UTF_8);
        }
        return bytes(at);
    }

    private void push(@Nullable Object answer) throws Throwable {
        switch (answer) {
            case null -> api.pushBoolean.invokeExact(state, 0);
            case Long number -> api.pushNumber.invokeExact(state, (double) number);
            case byte[] bytes -> push(bytes);
            case List<?> list -> {
                api.createTable.invokeExact(state, list.size(), 0);
                for (int i = 0; i < list.size(); i++) {
                    push(list.get(i));
                    api.rawSetI.invokeExact(state, -2, i + 1);
                }
            }
            default -> throw new IllegalStateException("no answer of Redis: " + answer);
        }
    }

    private void push(byte[] bytes) throws Throwable {
        MemorySegment source = copied(bytes);
        api.pushString.invokeExact(state, source, (long) bytes.length);
    }

    private MemorySegment copied(byte[] bytes) {
        if (bytes.length > SCRATCH_BYTES) {
            throw new IllegalArgumentException("a value of " + bytes.length + " bytes");
        }
        MemorySegment.copy(bytes, 0, scratch, JAVA_BYTE, 0, bytes.length);
        return scratch;
    }

    @SuppressWarnings("restricted")
    private byte[] bytes(int at) throws Throwable {
        MemorySegment text = (MemorySegment) api.toText.invokeExact(state, at, length);
        return text.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    }

    private @Nullable Object value(int at) throws Throwable {
        int type = (int) api.type.invokeExact(state, at);
        return switch (type) {
            case NUMBER -> (long) (double) api.toNumber.invokeExact(state, at);
            case STRING -> bytes(at);
            case BOOLEAN -> (int) api.toBoolean.invokeExact(state, at) == 0 ? null : Long.valueOf(1);
            case TABLE -> list();
            default -> null;
        };
    }

    /** The list on top of the stack, up to its first nil. */
    private List<@Nullable Object> list() throws Throwable {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 1; ; i++) {
            api.rawGetI.invokeExact(state, -1, i);
            boolean ends = (int) api.type.invokeExact(state, -1) <= 0;
            if (!ends) {
                list.add(value(-1));
            }
            api.setTop.invokeExact(state, -2);
            if (ends) {
                return list;
            }
        }
    }

    private MemorySegment name(String text) {
        return names.computeIfAbsent(text, arena::allocateFrom);
    }

    private static IllegalStateException unexpected(Throwable cause) {
        return cause instanceof IllegalStateException own ? own : new IllegalStateException(cause);
    }

    /** The functions of {@code lua.h}; loaded once a process. */
    private record Api(
            MethodHandle newState,
            MethodHandle openLibs,
            MethodHandle pushCClosure,
            MethodHandle setField,
            MethodHandle rawGetI,
            MethodHandle rawSetI,
            MethodHandle pcall,
            MethodHandle setTop,
            MethodHandle getTop,
            MethodHandle ref,
            MethodHandle loadBuffer,
            MethodHandle createTable,
            MethodHandle pushNil,
            MethodHandle pushBoolean,
            MethodHandle pushNumber,
            MethodHandle pushString,
            MethodHandle type,
            MethodHandle toNumber,
            MethodHandle toBoolean,
            MethodHandle toText) {

        private static @Nullable Api only;

        static synchronized Api get() {
            Api api = only == null ? load() : only;
            only = api;
            return api;
        }

        @SuppressWarnings("restricted")
        private static Api load() {
            SymbolLookup library = SymbolLookup.libraryLookup(extracted(), Arena.global());
            return new Api(
                    function(library, "luaL_newstate", ADDRESS),
                    function(library, "luaL_openlibs", null, ADDRESS),
                    function(library, "lua_pushcclosure", null, ADDRESS, ADDRESS, JAVA_INT),
                    function(library, "lua_setfield", null, ADDRESS, JAVA_INT, ADDRESS),
                    function(library, "lua_rawgeti", null, ADDRESS, JAVA_INT, JAVA_INT),
                    function(library, "lua_rawseti", null, ADDRESS, JAVA_INT, JAVA_INT),
                    function(library, "lua_pcall", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT),
                    function(library, "lua_settop", null, ADDRESS, JAVA_INT),
                    function(library, "lua_gettop", JAVA_INT, ADDRESS),
                    function(library, "luaL_ref", JAVA_INT, ADDRESS, JAVA_INT),
                    function(library, "luaL_loadbuffer", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS),
                    function(library, "lua_createtable", null, ADDRESS, JAVA_INT, JAVA_INT),
                    function(library, "lua_pushnil", null, ADDRESS),
                    function(library, "lua_pushboolean", null, ADDRESS, JAVA_INT),
                    function(library, "lua_pushnumber", null, ADDRESS, JAVA_DOUBLE),
                    function(library, "lua_pushlstring", null, ADDRESS, ADDRESS, JAVA_LONG),
                    function(library, "lua_type", JAVA_INT, ADDRESS, JAVA_INT),
                    function(library, "lua_tonumber", JAVA_DOUBLE, ADDRESS, JAVA_INT),
                    function(library, "lua_toboolean", JAVA_INT, ADDRESS, JAVA_INT),
                    function(library, "lua_tolstring", ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        }

        @SuppressWarnings("restricted")
        private static MethodHandle function(
                SymbolLookup library, String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
            FunctionDescriptor type =
                    result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
        }

        /** The library lies in a jar, from which no system can load it. */
        private static Path extracted() {
            String name = fileName(System.getProperty("os.name"), System.getProperty("os.arch"));
            try (InputStream in = Lua.class.getResourceAsStream("/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("no Lua for this machine: " + name);
                }
                Path file = Files.createTempFile("monkeytown-", "-" + name);
                file.toFile().deleteOnExit();
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String fileName(String system, String architecture) {
            String cpu = architecture.equals("aarch64") ? "arm64" : "64";
            String os = system.toLowerCase(Locale.ROOT);
            if (os.startsWith("mac")) {
                return "liblua51" + cpu + ".dylib";
            }
            return os.startsWith("windows") ? "lua51" + cpu + ".dll" : "liblua51" + cpu + ".so";
        }
    }
}
