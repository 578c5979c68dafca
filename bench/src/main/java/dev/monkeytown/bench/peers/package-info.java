/**
 * {@code bench peers}: the same work for ours and for servers from npm, by turns in one run. Rooms against Colyseus are
 * measured whole ({@link dev.monkeytown.bench.peers.RoomFigures}); what delivering a message costs against Socket.IO goes
 * through the trial of {@code stream}. All on the measuring thread.
 */
@NullMarked
package dev.monkeytown.bench.peers;

import org.jspecify.annotations.NullMarked;
