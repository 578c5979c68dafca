/** In the package of what it tests, which nobody else sees. */
@NullMarked
package dev.monkeytown.gameserver.web;

import org.jspecify.annotations.NullMarked;
