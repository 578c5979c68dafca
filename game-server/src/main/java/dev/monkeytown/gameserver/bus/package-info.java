/**
 * What games say to Redis and hear from it: the fenced publishing of frames, the claiming of epochs, the inputs. Frames
 * are sent from loop threads without waiting; answers and inputs arrive on Lettuce's I/O threads; claims block their caller.
 */
@NullMarked
package dev.monkeytown.gameserver.bus;

import org.jspecify.annotations.NullMarked;
