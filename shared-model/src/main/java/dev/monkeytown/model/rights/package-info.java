/**
 * Who may do what: every address and every message there is, with the roles that may use it. The services ask here and
 * decide nothing themselves; docs/SECURITY.md shows the same as tables. Immutable, used on any thread.
 */
@NullMarked
package dev.monkeytown.model.rights;

import org.jspecify.annotations.NullMarked;
