package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/** Annotations in bits: three for the kind, then its fields. */
final class AnnotationCodec {

    private static final int SEATED = 0;
    private static final int VACATED = 1;
    private static final int CHAT = 2;
    private static final int SERVED = 3;
    private static final int SLACK = 4;

    private AnnotationCodec() {}

    static void write(Annotation annotation, BitWriter out) {
        switch (annotation) {
            case Annotation.Seated seated -> {
                out.bits(SEATED, 3);
                writeSeated(seated, out);
            }
            case Annotation.Vacated(int seat) -> {
                out.bits(VACATED, 3);
                out.bits(seat, 4);
            }
            case Annotation.Chat(int seat, String text) -> {
                out.bits(CHAT, 3);
                out.bits(seat, 4);
                out.text(text);
            }
            case Annotation.Served(String instance) -> {
                out.bits(SERVED, 3);
                out.text(instance);
            }
            case Annotation.Slack(int seat, int quarterMillis) -> {
                out.bits(SLACK, 3);
                out.bits(seat, 4);
                out.bits(quarterMillis, 8);
            }
        }
    }

    static Annotation read(BitReader in) {
        return switch (in.bits(3)) {
            case SEATED -> readSeated(in);
            case VACATED -> new Annotation.Vacated(in.bits(4));
            case CHAT -> new Annotation.Chat(in.bits(4), in.text(SimulationLimits.MAX_TEXT_BYTES));
            case SERVED -> new Annotation.Served(in.text(SimulationLimits.MAX_TEXT_BYTES));
            case SLACK -> new Annotation.Slack(in.bits(4), (byte) in.bits(8));
            default -> {
                in.refuse("unknown annotation");
                yield new Annotation.Vacated(0);
            }
        };
    }

    static void writeSeated(Annotation.Seated seated, BitWriter out) {
        out.bits(seated.seat(), 4);
        out.flag(seated.agent());
        out.text(seated.playerId());
        out.text(seated.name());
        out.text(seated.character());
    }

    static Annotation.Seated readSeated(BitReader in) {
        int seat = in.bits(4);
        boolean agent = in.flag();
        String playerId = in.text(SimulationLimits.MAX_TEXT_BYTES);
        String name = in.text(SimulationLimits.MAX_TEXT_BYTES);
        return new Annotation.Seated(seat, playerId, name, agent, in.text(SimulationLimits.MAX_TEXT_BYTES));
    }
}
