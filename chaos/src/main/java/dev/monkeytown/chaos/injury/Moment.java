package dev.monkeytown.chaos.injury;

import java.time.Duration;

/**
 * One entry of a schedule.
 *
 * @param after how long from the beginning of the trial: at any moment of a tick and of a lease's life
 * @param length of what lasts
 */
public record Moment(Duration after, Duration length) {}
