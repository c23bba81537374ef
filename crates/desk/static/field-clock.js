// By how much the clock of a device is off from the desk's, and that it was set in between: told to whoever signs by it, and never trusted. Touches
// neither page nor network, so that it can be tried anywhere.

/** By how many seconds a device whose clock says `now` (milliseconds since 1970) is ahead of the desk's `clock` (seconds). */
export function aheadOf(clock, now) {
  return Math.round(now / 1000) - clock;
}

/**
 * What is told, in whole minutes, 0 being nothing: by how much it is ahead, or behind; and by how much it was set since it was `before` ahead by so
 * many seconds (null: nobody looked).
 */
export function off(ahead, before) {
  const minutes = (seconds) => Math.round(Math.abs(seconds) / 60);
  return {
    ahead: ahead > 0 ? minutes(ahead) : 0,
    behind: ahead < 0 ? minutes(ahead) : 0,
    set: before === null ? 0 : minutes(ahead - before),
  };
}
