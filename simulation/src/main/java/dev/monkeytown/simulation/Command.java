package dev.monkeytown.simulation;

/** What a frame applies to a simulation before it steps. Nothing else ever changes a game. */
public sealed interface Command {

    /** The place it concerns, 0 to 15. */
    int seat();

    /** Somebody sits down; nothing happens if the seat is taken. */
    record Join(int seat) implements Command {
        public Join {
            requireSeat(seat);
        }
    }

    /** The seat becomes free; what it held stays in the world. */
    record Leave(int seat) implements Command {
        public Leave {
            requireSeat(seat);
        }
    }

    /**
     * What a seat wants from now on: it holds until the next input. Buttons are remembered until the next step even
     * when a later input of the same tick has released them.
     *
     * @param sequence grows by one with each input of a seat, modulo 65,536; one that is not newer is ignored
     * @param moveAngle direction in 256ths of a turn, 0 east, 64 south; 0 when strength is 0
     * @param moveStrength 0 (stand) to 7 (full speed)
     * @param aimAngle direction in 256ths of a turn
     * @param buttons {@link #DASH} and {@link #THROW}, or-ed
     */
    record Input(int seat, int sequence, int moveAngle, int moveStrength, int aimAngle, int buttons)
            implements Command {
        public static final int DASH = 1;
        public static final int THROW = 2;

        public Input {
            requireSeat(seat);
            sequence &= 0xFFFF;
            moveAngle = moveStrength == 0 ? 0 : moveAngle & 0xFF;
            aimAngle &= 0xFF;
            buttons &= DASH | THROW;
            if (moveStrength < 0 || moveStrength > 7) {
                throw new IllegalArgumentException("moveStrength must be 0 to 7, was " + moveStrength);
            }
        }

        /** Whether sequence {@code a} comes after {@code b}, modulo 65,536 (RFC 1982 arithmetic). */
        public static boolean newer(int a, int b) {
            return (short) (a - b) > 0;
        }
    }

    private static void requireSeat(int seat) {
        if (seat < 0 || seat >= SimulationLimits.MAX_SEATS) {
            throw new IllegalArgumentException("seat must be 0 to 15, was " + seat);
        }
    }
}
