package dev.monkeytown.protocolsim.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a key holds. Names are Latin-1 texts of their bytes; arrays are never changed. */
sealed interface Value {

    Value copy();

    record Text(byte[] bytes) implements Value {

        @Override
        public Value copy() {
            return this;
        }
    }

    /** In the order in which fields came. */
    record Hash(Map<String, byte[]> fields) implements Value {

        Hash() {
            this(new LinkedHashMap<>());
        }

        @Override
        public Value copy() {
            return new Hash(new LinkedHashMap<>(fields));
        }
    }

    record Sorted(Map<String, Double> scores) implements Value {

        Sorted() {
            this(new TreeMap<>());
        }

        /** By score, then by name. */
        List<Map.Entry<String, Double>> ordered() {
            List<Map.Entry<String, Double>> ordered = new ArrayList<>(scores.entrySet());
            ordered.sort(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
            return ordered;
        }

        @Override
        public Value copy() {
            return new Sorted(new TreeMap<>(scores));
        }
    }

    record Id(long major, long minor) implements Comparable<Id> {

        static final Id FIRST = new Id(0, 0);
        static final Id LAST = new Id(Long.MAX_VALUE, Long.MAX_VALUE);

        static Id parse(String text, long minorIfNone) {
            if (text.equals("-")) {
                return FIRST;
            }
            if (text.equals("+")) {
                return LAST;
            }
            int dash = text.indexOf('-');
            return dash < 0
                    ? new Id(Long.parseLong(text), minorIfNone)
                    : new Id(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public int compareTo(Id other) {
            return Comparator.comparingLong(Id::major)
                    .thenComparingLong(Id::minor)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "-" + minor;
        }
    }

    /** Entries are fields and values in turns. The newest id outlives its entry. */
    record Stream(TreeMap<Id, List<byte[]>> entries, Id[] newest) implements Value {

        Stream() {
            this(new TreeMap<>(), new Id[] {Id.FIRST});
        }

        @Override
        public Value copy() {
            return new Stream(new TreeMap<>(entries), newest.clone());
        }
    }
}
