package dev.monkeytown.gameserver.rating;

/**
 * What is known of a player's strength: it is about {@code mu}, and with what is known so far it may be {@code sigma} away.
 *
 * @param mu finite; 25 for somebody unknown
 * @param sigma above 0
 */
public record Rating(double mu, double sigma) {

    /** Of somebody who has not played. */
    public static final Rating UNKNOWN = new Rating(25, 25.0 / 3);

    /** The number people read: a newcomer's, and how much one unit of strength is on that scale. */
    private static final int NEWCOMER = 1000;

    private static final int POINTS = 40;

    public Rating {
        if (!Double.isFinite(mu) || !Double.isFinite(sigma) || sigma <= 0) {
            throw new IllegalArgumentException("no rating: mu " + mu + ", sigma " + sigma);
        }
    }

    /** The strength that the player has almost surely: three deviations below what is likeliest. */
    public double conservative() {
        return mu - 3 * sigma;
    }

    /** The same as people read it: 1000 for a newcomer, more for who has shown to be stronger. */
    public int shown() {
        return (int) Math.round(NEWCOMER + POINTS * conservative());
    }
}
