/** The tables of rights in docs/SECURITY.md, for the tests of all services, on the test's thread. */
@NullMarked
package dev.monkeytown.platform.rights;

import org.jspecify.annotations.NullMarked;
